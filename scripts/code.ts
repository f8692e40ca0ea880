/** npm run code: the code that the demonstration's accounts ask for at this moment. */
import { codeAt } from '#lib/server/auth/totp.ts';
import { DEMONSTRATION_SECRET } from '#lib/server/commands/people/demonstrationAccounts.ts';

console.log(codeAt(DEMONSTRATION_SECRET, new Date()));
