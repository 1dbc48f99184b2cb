// The script of pages whose questions all offer choices: the smallest of the three for quizzes.

import { mountQuizzes } from "./view/mount";

mountQuizzes();
