// The script of pages with an exam whose questions offer choices or fields; practice quizzes on the same page are its work too.

import { fieldGraders } from "./grade/fields";
import { addGraders } from "./grade/mark";
import { inOrder, paperOf } from "./progress/paper";
import { mountExams } from "./view/exam/mount";
import { blank } from "./view/kinds/blank";
import { addKinds } from "./view/kinds/kinds";
import { numeric } from "./view/kinds/numeric";
import { mountQuizzes } from "./view/mount";

addGraders(fieldGraders);
addKinds({ numeric, blank });
window.coursewright.drawing = { inOrder, paperOf };
mountQuizzes();
mountExams();
