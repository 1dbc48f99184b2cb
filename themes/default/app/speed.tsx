// The script of pages with a speed drill.

import { mountDrill } from "./view/drill/mount";
import { Speed } from "./view/drill/speed";
import { SpeedSession } from "./view/drill/speed-session";

mountDrill((drill, journal, now) => (drill.kind === "speed" ? <Speed session={new SpeedSession(drill, journal, now)} /> : null));
