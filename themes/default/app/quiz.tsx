// The script of pages with practice quizzes.

import { mountQuizzes } from "./view/mount";

mountQuizzes();
