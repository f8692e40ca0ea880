/** npm run code: the code that the demonstration's accounts ask for at this moment. */
import { codeAt } from '#lib/server/access/totp.ts';
import { DEMONSTRATION_SECRET } from '#lib/server/demonstration/commands/accounts.ts';

console.log(codeAt(DEMONSTRATION_SECRET, new Date()));
