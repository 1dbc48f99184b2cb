// The script of pages with practice quizzes whose questions offer choices or fields to type in.

import { fieldGraders } from "./grade/fields";
import { addGraders } from "./grade/mark";
import { blank } from "./view/kinds/blank";
import { addKinds } from "./view/kinds/kinds";
import { numeric } from "./view/kinds/numeric";
import { mountQuizzes } from "./view/mount";

addGraders(fieldGraders);
addKinds({ numeric, blank });
mountQuizzes();
