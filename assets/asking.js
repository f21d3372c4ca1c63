// What a reader asks of a finding: a button of its page says which, Streamlit's side answers. The key O asks for the
// objections of the finding in view, and puts them away again: a challenge in the meeting is answered without looking
// for a button. While something is being typed the key is a letter.
export default function ({ setTriggerValue }) {
  const typing = (at) => at?.matches?.('input, textarea, select, [contenteditable="true"]');
  const distance = (finding) => {
    const box = finding.getBoundingClientRect();
    const middle = window.innerHeight / 3;
    return Math.max(box.top - middle, middle - box.bottom, 0);
  };
  const clicked = (act) => {
    const button = act.target.closest?.('button[data-ask]');
    if (button) setTriggerValue('asked', { what: button.dataset.ask, about: button.dataset.about });
  };
  const pressed = (press) => {
    if (press.key.toLowerCase() !== 'o' || press.ctrlKey || press.metaKey || press.altKey || typing(press.target)) return;
    const open = document.querySelector('[role=dialog] button[aria-label=Close]');
    if (open) return open.click();
    const findings = [...document.querySelectorAll('.finding')];
    const nearest = findings.sort((one, other) => distance(one) - distance(other))[0];
    nearest?.querySelector('[data-ask=objections]')?.click();
  };
  document.addEventListener('click', clicked);
  document.addEventListener('keydown', pressed);
  return () => {
    document.removeEventListener('click', clicked);
    document.removeEventListener('keydown', pressed);
  };
}
