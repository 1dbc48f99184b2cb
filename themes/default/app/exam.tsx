// The script of pages with an exam; practice quizzes on the same page are its work too.

import { examViews } from "./view/exam";
import { mountQuizzes } from "./view/mount";

mountQuizzes(examViews);
