// The script of pages with a chat drill: the workbench and the debrief.

import { Chat } from "./view/drill/chat";
import { mountDrill } from "./view/drill/mount";
import { ChatSession } from "./view/drill/session";

mountDrill((drill, journal, now) => (drill.kind === "chat" ? <Chat session={new ChatSession(drill, journal, now)} /> : null));
