/** Words that say nothing of what an answer is about, in three languages, as they are read before they are folded. */
const ENGLISH = `a about above after again all also am an and any are as at be because been before being below between both but by
can cannot could did do does doing don done down during each even few for from further get got had has have having he her
here hers him his how i if in into is isn it its itself just let like ll lot make many me more most much must my myself need
no nor not now of off on once one only or other our ours out over own people put re really same say see she should so some
such t than that the their them then there these they thing things think this those through to too under until up us ve very
want was way we well were what when where which while who whom why will with without would yes you your yours`;

const FRENCH = `à afin ai aie ainsi alors as au aucun aussi autre autres aux avait avant avec avez avoir avons bien c ça car ce cela
celle celles celui ces cet cette ceux chaque chez comme comment contre d dans de depuis des dès deux dire doit donc dont du
elle elles en encore entre es est et étaient était être eu eux fait faire faut fois gens h il ils j je jusque l la le les
leur leurs lors lui m ma mais me même mes moi moins mon n ne ni non nos notre nous on ont ou où par parce pas pendant peu
peut plus plusieurs pour pourquoi près qu quand que quel quelle quelles quels qui quoi rien s sa sans se ses si son sont
sous sur t ta te tes toi ton tous tout toute toutes très trop tu un une vers vos votre vous y`;

const ARABIC = `أ إذ إذا أكثر إلا التي الذي الذين اللذان الله إلى أم أما أن إن أنا أنت أنتم أنه إنه أنها أو أي إيه أيضا أين بأن بد بدنا بس
بسبب بعد بعض بل بلا بما به بها بين تحت تكون تلك ثم جدا حتى حسب حول حيث حين خلال دون ذلك رغم سوف شو شي شيء ضد ضمن عدم عشان
على عليه عليها عم عن عند عندما عنده عندي غير فقط فهو فهي في فيه فيها قبل قد كان كانت كثير كثيرا كذلك كل كلها كما كنا كنت كيف لا
لأن لأنه لأنها لدى لديه لدينا لقد لكن لكي لم لما لماذا لن لنا له لها لهم لو لي ليس ليست ما ماذا مازال متى مثل مش مع معنا من منذ
منه منها مهم نحن نحو نعم هؤلاء هذا هذه هل هم هن هنا هناك هو هون هي هيك و وأن واحد والتي والذي وإن وفي وقد وكان ولا ولكن ولم وما ومن
وهذا وهو وهي يا يجب يعني يكون`;

export const STOP_WORDS: readonly string[] = [ENGLISH, FRENCH, ARABIC].flatMap((words) => words.split(/\s+/));
