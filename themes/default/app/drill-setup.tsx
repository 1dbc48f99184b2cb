// The script of pages with a chat drill in which something is set up before the first customer comes.

import { Chat } from "./view/drill/chat";
import { mountDrill } from "./view/drill/mount";
import { ChatSession } from "./view/drill/session";
import { Setup, SetupReview } from "./view/drill/setup";

const views = { Setup, SetupReview };

mountDrill((drill, journal, now) => (drill.kind === "chat" ? <Chat session={new ChatSession(drill, journal, now)} views={views} /> : null));
