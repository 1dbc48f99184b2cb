// The script of pages with an exam that ask every kind of question; practice quizzes on the same page are its work too.

import { mountExams } from "./view/exam/mount";
import { addEveryKind } from "./view/kinds/every";
import { mountQuizzes } from "./view/mount";
import { inOrder, paperOf } from "./progress/paper";

addEveryKind();
window.coursewright.drawing = { inOrder, paperOf };
mountQuizzes();
mountExams();
