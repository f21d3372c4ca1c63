// The line to the server: what the room shows is heard here some times a second, and where this window went is told.
// The slides themselves are in another component, which is sent once: see present.js.
export default function ({ data, setTriggerValue }) {
  const line = (window.emptyChairLine ??= {});
  line.tell = (place) => setTriggerValue('moved', place);
  line.told = data;
  line.heardAt = Date.now();
  line.hear?.(data);
}
