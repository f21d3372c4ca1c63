// A presentation in the browser. All slides are here from the start: a key is answered at once, with or without a
// connection. Windows of one browser tell each other where they are; the server tells everybody else.
const AREA = 1_440_000; // of the canvas on which slides are set, 1600 by 900: it is then enlarged to the window
const LINE_LOST = 5_000; // milliseconds without a word from the server
const FITS = [1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52];
const stages = new WeakMap();

export default function ({ data, parentElement }) {
  const held = stages.get(parentElement);
  if (held?.id === data.id) return held.leave;
  held?.leave();
  const stage = makeStage(data, parentElement);
  stages.set(parentElement, stage);
  return stage.leave;
}

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
const twoDigits = (number) => String(number).padStart(2, '0');
const minutes = (ms) => `${Math.floor(ms / 60_000)}:${twoDigits(Math.floor(ms / 1000) % 60)}`;

function placeInAddress(slides) {
  const asked = new URL(location.href).searchParams;
  const slide = clamp(Number.parseInt(asked.get('slide') ?? '1', 10) - 1 || 0, 0, slides.length - 1);
  const step = clamp(Number.parseInt(asked.get('step') ?? '0', 10) || 0, 0, slides[slide].steps);
  return { slide, step, over: '', part: 0, revision: asked.has('slide') ? 1 : 0 };
}

function makeStage(data, parent) {
  const { slides, view, steers } = data;
  const line = (window.emptyChairLine ??= {});
  const root = parent.querySelector('.room');
  const parts = (name) => root.querySelector(`.${name}`);
  let place = line.place ?? placeInAddress(slides);
  let follows = view === 'follow';
  let typed = '';
  root.className = `room ${view}`;
  root.innerHTML = frame(data);

  // ---- where we are -------------------------------------------------------------------------------------------
  function go(change) {
    const to = { ...place, over: '', part: 0, ...change, revision: place.revision + 1 };
    if (view === 'follow') follows = false;
    settle(to);
    if (steers) tell(to);
    if (steers && to.slide > 0) timer.start();
  }
  function tell(to) {
    channel?.postMessage(to);
    line.tell?.(to);
  }
  function settle(to) {
    const slide = clamp(to.slide, 0, slides.length - 1);
    place = line.place = { ...to, slide, step: clamp(to.step, 0, slides[slide].steps) };
    draw();
  }
  function hear(told) {
    const isSame = ['slide', 'step', 'over', 'part', 'revision'].every((name) => told[name] === place[name]);
    if (steers && told.revision < place.revision) line.tell?.(place); // it missed what was done without it
    else if (told.revision && !isSame && (steers || follows)) settle(told);
    status();
  }
  const channel = steers && 'BroadcastChannel' in window ? new BroadcastChannel(`empty-chair-${data.room}`) : null;
  if (channel) channel.onmessage = ({ data: told }) => told.revision > place.revision && settle(told);

  // ---- what can be done ---------------------------------------------------------------------------------------
  const isWhole = () => view === 'follow'; // who browses freely sees slides whole
  const acts = {
    next() {
      if (place.over === 'black') return go({});
      if (!isWhole() && place.step < slides[place.slide].steps) return go({ step: place.step + 1 });
      if (place.slide < slides.length - 1) return acts.to(place.slide + 1);
      return say('This is the last slide');
    },
    back() {
      if (!isWhole() && place.step > 0) return go({ step: place.step - 1 });
      return place.slide > 0 ? go({ slide: place.slide - 1, step: slides[place.slide - 1].steps }) : undefined;
    },
    to: (slide) => go({ slide: clamp(slide, 0, slides.length - 1), step: isWhole() ? 99 : 0 }),
    first: () => acts.to(0),
    last: () => acts.to(slides.length - 1),
    objections() {
      const last = slides[place.slide].answers.length - 1;
      if (last < 0) return say('No questions are prepared for this slide');
      if (place.over !== 'objections') return go({ over: 'objections' });
      return go(place.part < last ? { over: 'objections', part: place.part + 1 } : {});
    },
    data() {
      if (!slides[place.slide].data) return say('There are no rows behind this slide');
      return go({ over: place.over === 'data' ? '' : 'data' });
    },
    black: () => go({ over: place.over === 'black' ? '' : 'black' }),
    full: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.()),
    presenter: () => steers && view !== 'presenter' && window.open(data.links.presenter, 'empty-chair-presenter', 'popup,width=1280,height=800'),
    audience: () => window.open(data.links.audience, 'empty-chair-audience'),
    leave: () => (place.over ? go({}) : location.assign(data.links.leave)),
    follow() {
      follows = true;
      if (line.told?.revision) settle(line.told);
      status();
    },
    copy: async () => {
      const address = new URL(data.links.follow, location.href).href;
      await navigator.clipboard?.writeText(address).catch(() => undefined);
      say(`The link to follow: ${address}`);
    },
    pause: () => timer.pause(),
    reset: () => timer.reset(),
  };
  const KEYS = {
    ArrowRight: 'next', ArrowDown: 'next', PageDown: 'next', ' ': 'next', n: 'next', ArrowLeft: 'back', ArrowUp: 'back',
    PageUp: 'back', Backspace: 'back', Home: 'first', End: 'last', o: 'objections', d: 'data', b: 'black', '.': 'black',
    f: 'full', p: 'presenter', Escape: 'leave',
  };
  function onKey(press) {
    if (press.ctrlKey || press.metaKey || press.altKey) return;
    const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
    const isOnButton = press.composedPath()[0]?.matches?.('button, a') && (key === ' ' || key === 'Enter');
    if (isOnButton || key === 'Tab') return;
    const over = parts('over');
    const scrolls = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (scrolls && over.scrollHeight > over.clientHeight && ['data', 'objections'].includes(place.over)) over.scrollBy(0, scrolls * 80);
    else if (/^\d$/.test(key)) typed += key;
    else if (key === 'Enter') typed = typed ? void acts.to(Number(typed) - 1) ?? '' : (acts.next(), '');
    else if (KEYS[key]) acts[KEYS[key]]((typed = ''));
    else if (key.length > 1) return;
    // Single letters mean something to Streamlit (R runs the page again): none of them gets there.
    press.preventDefault();
    press.stopImmediatePropagation();
  }
  let from = null;
  function onClick(press) {
    const button = press.target.closest('[data-act]');
    if (button) {
      acts[button.dataset.act]();
      if (press.detail) button.blur(); // the next press of the space bar is for the slides
    } else if (press.target.closest('.main') && view !== 'follow' && !place.over) acts.next();
  }
  const onDown = (touch) => (from = touch.pointerType === 'touch' ? touch.clientX : null);
  const onUp = (touch) => {
    const far = from === null ? 0 : touch.clientX - from;
    if (Math.abs(far) > 60) acts[far < 0 ? 'next' : 'back']();
  };
  let resting;
  const onMove = () => {
    root.classList.add('moved');
    clearTimeout(resting);
    resting = setTimeout(() => root.classList.remove('moved'), 2500);
  };

  // ---- what is seen -------------------------------------------------------------------------------------------
  function draw() {
    const slide = slides[place.slide];
    const step = view === 'follow' && !follows ? slide.steps : place.step;
    paint(parts('main'), place.slide, step);
    const over = parts('over');
    const inside = { objections: slide.answers[place.part] ?? '', data: slide.data }[place.over] ?? '';
    const pages = place.over === 'objections' && slide.answers.length > 1 ? ` ${place.part + 1} of ${slide.answers.length}` : '';
    const heading = { objections: `Questions a board asks${pages}`, data: 'The data' }[place.over];
    over.className = `over ${place.over}`;
    over.innerHTML = heading ? `<h2>${heading}</h2>${inside}` : '';
    if (heading) over.scrollTop = 0;
    parts('spoken').textContent = `Slide ${place.slide + 1} of ${slides.length}: ${slide.title}`;
    parts('count').textContent = `${place.slide + 1} / ${slides.length}`;
    if (view === 'presenter') drawAside(slide);
    status();
    const address = new URL(location.href);
    address.searchParams.set('slide', place.slide + 1);
    if (place.step) address.searchParams.set('step', place.step);
    else address.searchParams.delete('step');
    for (const [name, value] of Object.entries(data.keep)) address.searchParams.set(name, value);
    if (address.href !== location.href) history.replaceState(history.state, '', address);
  }
  function drawAside(slide) {
    const next = slides[place.slide + 1];
    parts('coming').hidden = !next;
    parts('next-title').textContent = next ? next.title : 'This is the last slide';
    if (next) paint(parts('coming'), place.slide + 1, next.steps);
    parts('steps').textContent = slide.steps ? `Step ${place.step + 1} of ${slide.steps + 1}` : '';
    const notes = parts('notes');
    if (notes.dataset.at === String(place.slide)) return;
    notes.dataset.at = place.slide;
    notes.innerHTML = slide.notes || '<p class="quiet">Nothing to add to this slide.</p>';
    notes.scrollTop = 0;
  }
  function paint(canvas, at, step) {
    const page = canvas.querySelector('.page');
    const isNew = canvas.dataset.at !== String(at);
    canvas.dataset.at = at;
    if (isNew) page.innerHTML = `${slides[at].html}<p class="foot"><span>${data.foot}</span><span>${at + 1} / ${slides.length}</span></p>`;
    page.classList.toggle('grey', step < slides[at].colour_from);
    for (const each of page.querySelectorAll('[data-from]')) each.classList.toggle('waits', Number(each.dataset.from) > step);
    if (isNew) size(canvas); // last: measuring it any sooner would show the point for a moment, and let it fade
  }
  function size(canvas) {
    const { clientWidth: width, clientHeight: height } = canvas;
    if (!width || !height) return;
    const page = canvas.querySelector('.page');
    const ratio = view === 'presenter' ? 16 / 9 : clamp(width / height, 0.5, 2);
    const area = ratio < 1 ? AREA / 2.2 : AREA;
    const [wide, high] = [Math.sqrt(area * ratio), Math.sqrt(area / ratio)];
    const scale = Math.min(width / wide, height / high);
    const [left, top] = [(width - wide * scale) / 2, (height - high * scale) / 2];
    page.style.cssText = `width:${wide}px;height:${high}px;transform:translate(${left}px,${top}px) scale(${scale})`;
    page.classList.toggle('tall', ratio < 1);
    const article = page.querySelector('.slide');
    for (const fit of FITS) {
      page.style.setProperty('--fit', fit);
      if (!article || article.scrollHeight <= article.clientHeight + 1) break;
    }
  }
  const sizeAll = () => root.querySelectorAll('.canvas').forEach(size);
  let hush;
  function say(words) {
    parts('word').textContent = words;
    parts('word').classList.add('said');
    clearTimeout(hush);
    hush = setTimeout(() => parts('word')?.classList.remove('said'), 4000);
  }
  function status() {
    const isLost = Date.now() - (line.heardAt ?? Date.now()) > LINE_LOST;
    if (isLost) document.querySelector('[data-testid="stDialog"] button')?.click(); // it would hold every click back
    if (view === 'audience') return;
    const alone = isLost ? 'Not connected: goes on here, and catches up by itself' : '';
    const begun = line.told?.revision ? 'Following the presenter' : 'The presenter has not begun';
    parts('standing').textContent = alone || (view === 'presenter' ? '' : follows ? begun : 'Browsing freely');
    root.classList.toggle('free', view === 'follow' && !follows);
  }

  // ---- the presenter's clock ----------------------------------------------------------------------------------
  const timer = makeTimer(`empty-chair-${data.room}`);
  function tick() {
    status();
    if (view !== 'presenter') return;
    const now = new Date();
    parts('clock').textContent = `${twoDigits(now.getHours())}:${twoDigits(now.getMinutes())}`;
    parts('timer').textContent = minutes(timer.spent());
    parts('pause').textContent = timer.runs() ? 'Pause' : 'Start';
  }

  const observer = new ResizeObserver(sizeAll);
  root.querySelectorAll('.canvas').forEach((canvas) => observer.observe(canvas));
  addEventListener('keydown', onKey, true);
  root.addEventListener('click', onClick);
  root.addEventListener('pointerdown', onDown);
  root.addEventListener('pointerup', onUp);
  root.addEventListener('pointermove', onMove);
  const ticking = setInterval(tick, 1000);
  line.hear = hear;
  draw();
  if (line.told) hear(line.told);
  tick();
  document.fonts?.ready.then(sizeAll);
  document.fonts?.addEventListener('loadingdone', sizeAll); // a face comes when it is first used, and is wider or narrower
  return {
    id: data.id,
    leave() {
      observer.disconnect();
      document.fonts?.removeEventListener('loadingdone', sizeAll);
      removeEventListener('keydown', onKey, true);
      for (const [name, act] of [['click', onClick], ['pointerdown', onDown], ['pointerup', onUp], ['pointermove', onMove]]) root.removeEventListener(name, act);
      clearInterval(ticking);
      channel?.close();
      if (line.hear === hear) delete line.hear;
    },
  };
}

// Runs from the first move on; a reload does not stop it.
function makeTimer(name) {
  const read = () => JSON.parse(localStorage.getItem(name) ?? '{"spent":0,"since":null,"held":false}');
  const write = (kept) => localStorage.setItem(name, JSON.stringify(kept));
  const spent = () => read().spent + (read().since ? Date.now() - read().since : 0);
  const run = () => write({ spent: read().spent, since: Date.now(), held: false });
  return {
    spent,
    runs: () => read().since !== null,
    start: () => read().since === null && !read().held && run(),
    pause: () => (read().since ? write({ spent: spent(), since: null, held: true }) : run()),
    reset: () => write({ spent: 0, since: read().since ? Date.now() : null, held: false }),
  };
}

function frame({ view, steers, slides }) {
  const button = (act, words, hint = '') => `<button type="button" class="${act}" data-act="${act}" title="${hint}">${words}</button>`;
  const canvas = (name) => `<div class="canvas ${name}"><div class="page"></div></div>`;
  const word = '<p class="word" role="status"></p><p class="spoken" aria-live="polite"></p>';
  const turn = `${button('back', '‹', 'Back: arrow left, PageUp')}<span class="count"></span>${button('next', '›', 'On: arrow right, PageDown, space')}`;
  const look = `${button('objections', 'Questions', 'Questions a board asks, answered: O')}${button('data', 'Data', 'The rows as a table: D')}`;
  const leave = button('leave', 'Leave', 'Escape');
  if (view === 'presenter')
    return `<div class="stand"><div class="now">${canvas('main')}<div class="over"></div></div>
      <div class="bar">${turn}<span class="steps"></span>${look}${button('black', 'Black', 'B')}${button('copy', 'Link to follow')}${button('audience', 'Audience')}${leave}</div>
      <p class="standing"></p>
      <div class="ahead">${canvas('coming')}<div><p class="kicker">Next</p><p class="next-title"></p></div></div></div>
      <aside><div class="clocks"><span class="timer"></span><span>${button('pause', 'Pause')}${button('reset', 'Reset')}</span><span class="clock"></span></div>
      <div class="notes" tabindex="0"></div></aside>${word}`;
  const standing = '<span class="standing"></span>';
  const bar = view === 'follow'
    ? `${turn}${look}${button('full', 'Full screen', 'F')}${leave}${standing}${button('follow', 'Back to the presenter')}`
    : `${turn}${look}${button('black', 'Black', 'B')}${button('full', 'Full screen', 'F')}${steers ? button('presenter', 'Presenter’s view', 'P') : ''}${leave}`;
  return `${canvas('main')}<div class="over"></div><div class="bar">${bar}</div>${word}`;
}
