// Negations: whether a phrase is said, or said not to be (rule G15.13).

import type { Character } from "./fold";

/** What denies what stands behind it. */
const NEGATIONS = ["拒绝", "禁止", ..."不没沒别未无無勿莫甭"];

/** Words with such a character that deny nothing. */
const HARMLESS = "要不 差不 好不 特别 区别 分别 个别 级别 类别 性别 识别".split(" ");

/** What may stand between a negation and what it denies. */
const BETWEEN = [
  ..."给您 给你 帮您 帮你 为您 为你 替您 对您 向您 跟您 我们 咱们 这边 可以 可能 能够 愿意 同意 打算 准备 考虑 支持 接受 提供 办理".split(" "),
  ..."安排 负责 参与 参加 允许 保证 承诺 答应 需要 必须 必要 应该 方便 办法 马上 立刻 立即 现在 今天 今晚 明天 及时 按时 直接".split(" "),
  ..."任何 进行 好评 晒图 相信 主动 私下 私自 额外 能 会 要 想 肯 敢 必 需 用 得 再 让 是 有 说".split(" "),
  ...'"您你我法做去被给帮为替把该',
];

/** What denies the verb before it. */
const BEHIND = ["不了", "不成", "不上", "不到", "不出"];

/** Whether `word` stands in `text` from `start` on; all these words are of plain characters. */
const stands = (text: readonly Character[], start: number, word: string): boolean => {
  for (let at = 0; at < word.length; at++) if (text[start + at]?.letter !== word[at]) return false;
  return true;
};

/**
 * Whether the phrase from `start` to `end` is denied: by an odd number of negations directly before it, with only words
 * like 会 and 给您 between, or by a 不了 behind it.
 */
export function isNegated(text: readonly Character[], start: number, end: number): boolean {
  let count = BEHIND.some((word) => stands(text, end, word)) ? 1 : 0;
  for (let at = start; at > 0; ) {
    const before = (word: string): boolean => stands(text, at - word.length, word);
    if (HARMLESS.some(before)) break;
    const between = BETWEEN.find(before);
    const negation = between ?? NEGATIONS.find(before);
    if (negation === undefined) break;
    at -= negation.length;
    if (between !== undefined) continue;
    if (isQuestion(text, at)) break;
    count++;
  }
  return count % 2 === 1;
}

/**
 * Whether the negation at this place asks: the characters before and behind it are the same, as in 可不可以 and 有没有, or it
 * is 没 behind 有, as in 有没办法.
 */
export function isQuestion(text: readonly Character[], at: number): boolean {
  const before = text[at - 1]?.letter;
  const letter = text[at]?.letter ?? "?";
  if (before === "有" && "没沒".includes(letter)) return true;
  return "不没沒".includes(letter) && before !== undefined && before === text[at + 1]?.letter;
}
