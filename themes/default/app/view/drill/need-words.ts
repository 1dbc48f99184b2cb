// Why a checkpoint was missed, in words: the first need that did not hold.

import type { Need } from "../../drill/shapes";

/** The reason in words, without names that only authors know. */
export function needWords(need: Need | undefined): string {
  const { say } = window.coursewright;
  if (!need) return "";
  if ("did" in need) {
    if (need.in) return say(`drill.need_${need.in}`);
    if (need.within !== undefined) return say("drill.need_within", { seconds: need.within });
    return say(need.before === undefined ? "drill.need_did" : "drill.need_before");
  }
  if ("never" in need) return say("drill.need_never");
  if ("note" in need) return say("drill.need_note");
  if ("group" in need) return say("drill.need_group");
  if ("flag" in need) return say("drill.need_flag");
  if ("promise" in need) return say("drill.need_promise");
  if ("last_word" in need) return say("drill.need_last_word");
  if ("mood" in need) return say("drill.need_mood", { mood: need.mood });
  if ("reached" in need) return say("drill.need_reached");
  if ("language" in need) return say(`drill.need_${need.language}`);
  if ("expressions" in need) return say("drill.need_expressions");
  if ("setup" in need) return say("setup.need");
  if ("first_response" in need) return say("drill.need_first_response", { seconds: need.first_response });
  if ("mean_response" in need) return say("drill.need_mean_response", { seconds: need.mean_response });
  if ("longest_wait" in need) return say("drill.need_longest_wait", { seconds: need.longest_wait });
  return say("drill.need_reply_rate", { percent: need.reply_rate });
}
