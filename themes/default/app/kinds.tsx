// The script of pages with practice quizzes that ask every kind of question.

import { addEveryKind } from "./view/kinds/every";
import { mountQuizzes } from "./view/mount";

addEveryKind();
mountQuizzes();
