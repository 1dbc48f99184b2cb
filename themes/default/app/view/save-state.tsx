// How safe the answers are, in a word beside the progress or the score. Not a live region: it changes with every answer.

/** Says the journal's state. */
export function SaveStateLine() {
  const { journal, say } = window.coursewright;
  const { state } = journal;
  return <p class={`save-state is-${state}`}>{say(`storage.${state}`)}</p>;
}
