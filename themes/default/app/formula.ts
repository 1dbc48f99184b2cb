// The script of pages that draw numbers for their questions, loaded before the quiz's own script: most quizzes draw none.

import { numbersOf, withNumbers } from "./progress/numbers";
import { fillNumbers } from "./view/kinds/variables";

window.coursewright.numbers = { numbersOf, withNumbers, fillNumbers };
