// The script of pages with a drill: the workbench of chat drills, and speed drills.

import { mountDrill } from "./view/drill/mount";

mountDrill();
