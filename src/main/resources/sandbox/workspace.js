'use strict';

// Keeps the page true to the workspace. The server draws everything; here it is only put in its place.

const page = document.body;
const side = document.getElementById('side');
const shade = document.getElementById('shade');
const thread = document.getElementById('thread');
const notice = document.getElementById('notice');
const said = document.getElementById('said');
const newer = document.getElementById('newer');
const narrow = matchMedia('(max-width: 768px)');

/** The number of the newest change that this page knows. */
let seen = Number(page.dataset.seen);
/** While a list is fetched anew, what arrives waits here. */
let fetching = 0;
let waiting = [];
/** The names of lists that something happened to while they were fetched. */
const stale = new Set();
let noticeTimer = 0;

// Scrolling

const boxOf = element => element.closest('.scroll');
const atBottom = box => box.scrollHeight - box.scrollTop - box.clientHeight < 60;
const toBottom = box => { box.scrollTop = box.scrollHeight; };

function keepingBottom(box, change) {
  const stick = !box || atBottom(box);
  change();
  if (!box) return;
  if (stick) toBottom(box);
  else if (box.id === 'scroll') newer.hidden = false;
}

// Pictures grow when they arrive.
document.addEventListener('load', event => {
  const box = event.target.matches && event.target.matches('.message img') && boxOf(event.target);
  if (box && box.dataset.stuck === 'true') toBottom(box);
}, true);
document.addEventListener('scroll', event => {
  const box = event.target;
  if (!box.classList || !box.classList.contains('scroll')) return;
  box.dataset.stuck = atBottom(box);
  if (box.id === 'scroll' && atBottom(box)) newer.hidden = true;
}, true);
newer?.addEventListener('click', () => toBottom(document.getElementById('scroll')));

function settle(box) {
  if (!box) return;
  toBottom(box);
  box.dataset.stuck = true;
}
settle(document.getElementById('scroll'));
settle(thread.querySelector('.scroll'));

// What arrives

const listOf = name => document.querySelector('ol.messages[data-list="' + CSS.escape(name) + '"]');

/** @returns whether it is new here */
function place(item) {
  const list = listOf(item.dataset.list);
  if (!list) return false;
  const old = document.getElementById(item.id);
  if (old) {
    replace(old, item);
    return false;
  }
  const messages = [...list.querySelectorAll(':scope > .message')];
  const after = messages.find(other => other.dataset.ts > item.dataset.ts);
  keepingBottom(boxOf(list), () => list.insertBefore(item, after || null));
  htmx.process(item);
  return true;
}

const reachable = 'a[href], button, summary, select, [tabindex]';

/** Keeps the focus where it was, and the JSON open. */
function replace(old, item) {
  const index = old.contains(document.activeElement) ? [...old.querySelectorAll(reachable)].indexOf(document.activeElement) : -1;
  const json = old.querySelector('.json');
  const wasOpen = json && !json.hidden;
  keepingBottom(boxOf(old), () => old.replaceWith(item));
  newer.hidden = newer.hidden || atBottom(document.getElementById('scroll'));
  htmx.process(item);
  if (index >= 0) {
    const targets = [...item.querySelectorAll(reachable)];
    (targets[index] || targets.at(-1) || document.getElementById('composer'))?.focus();
  }
  if (wasOpen) item.querySelector('[data-json]')?.click();
}

function put(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  const items = [...template.content.querySelectorAll('li.message')];
  const fresh = items.filter(place);
  const words = (fresh[0] || {dataset: {}}).dataset.say;
  if (words) announce(words);
}

function drop(ts) {
  for (const prefix of ['m-', 't-']) {
    const item = document.getElementById(prefix + ts.replace('.', '-'));
    if (!item) continue;
    const list = item.parentElement;
    const heads = !item.classList.contains('compact') && item.nextElementSibling;
    item.remove();
    if (heads) refresh(list);
  }
}

function announce(words) {
  const line = document.createElement('p');
  line.textContent = words;
  said.append(line);
  while (said.children.length > 5) said.firstElementChild.remove();
}

/** A list that is being fetched is fetched once more afterwards: what comes now may be older than what made us ask. */
function refresh(list) {
  if (!list) return;
  if (list.dataset.fetching) stale.add(list.dataset.list);
  else htmx.ajax('GET', list.getAttribute('hx-get'), {source: list, target: list, swap: 'outerHTML'});
}

function hello(number) {
  if (number !== seen) {
    document.querySelectorAll('ol.messages').forEach(refresh);
    fetchView('dialog', showDialog);
    if (home) fetchView('home', showHome);
    refreshFrame();
  }
  seen = number;
}

/** What stands around the messages, as it is now. */
async function refreshFrame() {
  const answer = await fetch(location.href, {headers: {Accept: 'text/html'}});
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const id of ['channels', 'head', 'day']) {
    const old = document.getElementById(id);
    const other = fresh.getElementById(id);
    if (!old || !other || old.contains(document.activeElement)) continue;
    old.innerHTML = other.innerHTML;
    htmx.process(old);
  }
}

// Dialogs and the app's Home

const dialogs = document.getElementById('dialogs');
const home = document.getElementById('home');
/** What was pressed last outside of dialogs: there the focus goes back to. */
let before = null;

page.addEventListener('htmx:beforeRequest', event => {
  const pressed = event.detail.elt;
  if (pressed.matches('button, a, select') && !dialogs.contains(pressed)) before = pressed.closest('details.menu')?.querySelector('summary') || pressed;
});

function focusBack() {
  if (before?.isConnected) before.focus();
  if (document.activeElement === page) (document.getElementById('composer') || home)?.focus();
}

async function fetchView(name, show) {
  const answer = await fetch(page.dataset.me + '/view/' + name, {headers: {Accept: 'text/html'}});
  if (answer.ok) show(await answer.text());
}

const controls = box => [...box.querySelectorAll('[name^="field:"]')];

/** What stands in fields goes into those of the same name; the server's word counts for what it has just refused. */
function carryOver(from, to) {
  for (const field of controls(to)) {
    const same = controls(from).filter(other => other.name === field.name && other.type === field.type);
    if (field.type === 'radio' || field.type === 'checkbox') {
      const twin = same.find(other => other.value === field.value);
      if (twin) field.checked = twin.checked;
    } else if (field.multiple && same[0]) {
      const chosen = [...same[0].selectedOptions].map(option => option.value);
      for (const option of field.options) option.selected = chosen.includes(option.value);
    } else if (same[0]) {
      field.value = same[0].value;
    }
  }
}

const focused = box => box && box.contains(document.activeElement) ? document.activeElement : null;

function showDialog(html) {
  const old = dialogs.querySelector('dialog.modal');
  const template = document.createElement('template');
  template.innerHTML = html;
  const fresh = template.content.querySelector('dialog.modal');
  const same = old && fresh && old.dataset.view === fresh.dataset.view;
  const at = same ? focused(old) : null;
  const scrolled = same ? old.querySelector('.modal-body').scrollTop : 0;
  if (same) carryOver(old, fresh);
  if (old) old.dataset.replaced = 'true';
  old?.close();
  dialogs.replaceChildren();
  if (!fresh) {
    if (old) focusBack();
    return;
  }
  dialogs.append(fresh);
  htmx.process(fresh);
  openDialog(fresh, at && at.id);
  fresh.querySelector('.modal-body').scrollTop = scrolled;
}

function openDialog(dialog, focusId) {
  dialog.addEventListener('cancel', event => {
    // Of a question that a button asks, or of the dialog itself.
    if (event.target !== dialog) return;
    event.preventDefault();
    dismiss('one');
  });
  // A browser may close it without asking: then it is put away, too. What we close ourselves is marked.
  dialog.addEventListener('close', event => {
    if (event.target === dialog && !dialog.dataset.replaced) dismiss('one');
  });
  dialog.showModal();
  const wrong = dialog.querySelector('[aria-invalid="true"]');
  const first = wrong?.matches('fieldset') ? wrong.querySelector('input') : wrong;
  const wanted = first || (focusId && dialog.querySelector('#' + CSS.escape(focusId))) || dialog.querySelector('[autofocus]')
    || dialog.querySelector('.modal-body input, .modal-body select, .modal-body textarea, .modal-body button') || dialog.querySelector('h2');
  wanted.focus();
}

function dismiss(how) {
  const dialog = dialogs.querySelector('dialog.modal');
  if (!dialog) return;
  htmx.ajax('POST', page.dataset.me + '/view/dismiss', {values: {view: dialog.dataset.view, all: how === 'all'}, swap: 'none'});
}

function showHome(html) {
  if (!home || !html) return;
  const template = document.createElement('template');
  template.innerHTML = html;
  const fresh = template.content.firstElementChild;
  const at = focused(home);
  const label = at?.getAttribute('aria-label') || at?.textContent;
  const old = home.querySelector('.view');
  if (old) carryOver(old, fresh);
  const scrolled = home.scrollTop;
  home.replaceChildren(fresh);
  htmx.process(fresh);
  home.scrollTop = scrolled;
  if (!at) return;
  const again = [...fresh.querySelectorAll(reachable)].find(target => (target.getAttribute('aria-label') || target.textContent) === label);
  (again || home).focus();
}

const shown = dialogs.querySelector('dialog.modal');
if (shown) openDialog(shown, '');
if (home) fetch(page.dataset.me + '/view/home', {method: 'POST'});

const take = {hello: data => hello(Number(data)), put, drop, dialog: showDialog, home: showHome};

page.addEventListener('htmx:sseBeforeMessage', event => {
  const message = event.detail;
  if (event.target.id !== 'wire') {
    seen = Math.max(seen, Number(message.lastEventId));
    return;
  }
  event.preventDefault();
  if (fetching > 0 && message.type !== 'hello') waiting.push(message);
  else take[message.type](message.data);
  seen = Math.max(seen, Number(message.lastEventId));
});
// What happens in the newsroom is read aloud, too.
let told = document.querySelector('#day .latest')?.textContent || '';
page.addEventListener('htmx:sseMessage', event => {
  const latest = document.querySelector('#day .latest')?.textContent || '';
  if (event.target.id === 'day' && latest !== told) announce(told = latest);
});
page.addEventListener('htmx:sseOpen', () => { if (notice.dataset.lost) hush(); });
page.addEventListener('htmx:sseError', () => warn('Connection lost. Trying again …', true));

page.addEventListener('htmx:beforeRequest', event => {
  if (event.detail.elt.matches('ol.messages')) {
    fetching++;
    event.detail.elt.dataset.fetching = 'true';
    const box = boxOf(event.detail.elt);
    box.dataset.stuck = atBottom(box);
  }
});
page.addEventListener('htmx:afterRequest', event => {
  // The list that asked: by now another stands in its place, and htmx tells this of what stands around it.
  const list = event.detail.requestConfig.elt;
  if (!list.matches('ol.messages')) return;
  fetching--;
  delete list.dataset.fetching;
  if (stale.delete(list.dataset.list)) refresh(listOf(list.dataset.list));
  if (fetching > 0) return;
  document.querySelectorAll('.scroll[data-stuck="true"]').forEach(toBottom);
  const late = waiting;
  waiting = [];
  late.forEach(message => take[message.type](message.data));
});

// What went wrong

function warn(words, lost) {
  clearTimeout(noticeTimer);
  notice.textContent = words;
  notice.hidden = false;
  if (lost) {
    notice.dataset.lost = 'true';
  } else {
    delete notice.dataset.lost;
    noticeTimer = setTimeout(hush, 8000);
  }
}

function hush() {
  notice.hidden = true;
  delete notice.dataset.lost;
}

page.addEventListener('htmx:responseError', event => {
  let why = '';
  try { why = JSON.parse(event.detail.xhr.responseText).error || ''; } catch { /* Not ours. */ }
  warn('That did not work' + (why ? ': ' + why : '') + '.');
});
page.addEventListener('htmx:sendError', () => warn('That did not work: the sandbox does not answer.'));

/** On a narrow screen the drawer or a thread covers the channel: nothing in it can be reached then. */
function cover() {
  const drawn = side.classList.contains('open');
  document.getElementById('main').inert = narrow.matches && (drawn || !thread.hidden);
  thread.inert = narrow.matches && drawn;
}
narrow.addEventListener('change', cover);
cover();

// Threads

const wantedThread = () => new URLSearchParams(location.search).get('thread');

/** Shows the thread that the address names, or none: so the browser's Back closes it. */
async function followAddress() {
  const ts = wantedThread();
  if (!ts) {
    hideThread();
    return;
  }
  await htmx.ajax('GET', page.dataset.home + '/thread/' + encodeURIComponent(ts), {target: '#thread', swap: 'innerHTML'});
  thread.hidden = !thread.firstElementChild;
  thread.dataset.from = ts;
  cover();
  settle(thread.querySelector('.scroll'));
  // A text field would bring up the keyboard of a phone.
  thread.querySelector(narrow.matches ? 'h1' : 'textarea')?.focus();
}

function hideThread() {
  const first = document.getElementById('m-' + (thread.dataset.from || '').replace('.', '-'));
  thread.hidden = true;
  thread.replaceChildren();
  cover();
  (first?.querySelector('[data-thread]') || document.getElementById('composer'))?.focus();
}

function go(address) {
  if (new URL(address, location).href !== location.href) history.pushState(null, '', address);
  followAddress();
}

thread.dataset.from = wantedThread() || '';

window.addEventListener('popstate', followAddress);

// Confirmations: a button may ask before it does anything.

page.addEventListener('htmx:confirm', event => {
  const id = event.detail.elt.dataset.confirm;
  if (!id) return;
  event.preventDefault();
  const dialog = document.getElementById(id);
  dialog.returnValue = '';
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'confirm') event.detail.issueRequest(true);
  }, {once: true});
  dialog.showModal();
});

// The verdict that was given stays marked.
page.addEventListener('htmx:afterRequest', event => {
  const button = event.detail.elt;
  if (!event.detail.successful || !button.hasAttribute('aria-pressed') || button.closest('#day')) return;
  button.parentElement.querySelectorAll('[aria-pressed]').forEach(other => other.setAttribute('aria-pressed', other === button));
});

// Menus

function closeMenus(except) {
  document.querySelectorAll('details.menu[open]').forEach(menu => { if (menu !== except) menu.open = false; });
}

document.addEventListener('toggle', event => {
  const menu = event.target;
  if (!menu.matches('details.menu')) return;
  menu.querySelector('summary').setAttribute('aria-expanded', menu.open);
  menu.closest('.message')?.classList.toggle('has-menu', menu.open);
  if (!menu.open) return;
  closeMenus(menu);
  const list = menu.querySelector('[role="menu"]');
  const box = boxOf(menu);
  menu.classList.toggle('up', Boolean(box) && list.getBoundingClientRect().bottom > box.getBoundingClientRect().bottom);
  menu.classList.toggle('leftwards', list.getBoundingClientRect().right > document.documentElement.clientWidth - 8);
  list.querySelector('[role="menuitem"]').focus();
}, true);

function steer(event, menu) {
  const items = [...menu.querySelectorAll('[role="menuitem"]')];
  const at = items.indexOf(document.activeElement);
  const to = {ArrowDown: (at + 1) % items.length, ArrowUp: (at + items.length - 1) % items.length, Home: 0, End: items.length - 1}[event.key];
  if (event.key === 'Escape') {
    menu.open = false;
    menu.querySelector('summary').focus();
  } else if (event.key === 'Tab') {
    menu.open = false;
    return;
  } else if (to === undefined) {
    return;
  } else {
    items[to].focus();
  }
  event.preventDefault();
  event.stopPropagation();
}

document.addEventListener('keydown', event => {
  const menu = event.target.closest('details.menu[open]');
  if (menu) {
    steer(event, menu);
  } else if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')) {
    if (side.classList.contains('open')) closeDrawer();
    else if (!thread.hidden) go(page.dataset.home);
  }
});

// The drawer

const drawer = () => document.querySelector('[data-drawer]');

function openDrawer() {
  side.classList.add('open');
  shade.classList.add('open');
  drawer().setAttribute('aria-expanded', 'true');
  cover();
  side.querySelector('a').focus();
}

function closeDrawer() {
  side.classList.remove('open');
  shade.classList.remove('open');
  drawer().setAttribute('aria-expanded', 'false');
  cover();
  if (narrow.matches) drawer().focus();
}

shade.addEventListener('click', closeDrawer);

// Clicks

async function copy(button) {
  const text = button.closest('.json').querySelector('pre');
  try {
    await navigator.clipboard.writeText(text.textContent);
    button.textContent = 'Copied';
  } catch {
    getSelection().selectAllChildren(text);
  }
}

function toggleJson(button) {
  const box = button.closest('.message').querySelector('.json');
  box.hidden = !box.hidden;
  button.setAttribute('aria-expanded', !box.hidden);
  if (!box.hidden) {
    htmx.ajax('GET', button.dataset.json, {target: box, swap: 'innerHTML'}).then(() => box.scrollIntoView({block: 'nearest'}));
  }
}

document.addEventListener('click', event => {
  const at = selector => event.target.closest(selector);
  if (!at('details.menu > summary')) closeMenus(null);
  const opener = at('[data-thread]');
  if (opener && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    go(opener.href);
  } else if (at('[data-close-thread]')) {
    event.preventDefault();
    go(page.dataset.home);
  } else if (at('[data-json]')) {
    toggleJson(at('[data-json]'));
  } else if (at('[data-copy]')) {
    copy(at('[data-copy]'));
  } else if (at('[data-drawer]')) {
    if (side.classList.contains('open')) closeDrawer();
    else openDrawer();
  } else if (at('[data-dismiss]')) {
    dismiss(at('[data-dismiss]').dataset.dismiss);
  } else if (at('[data-answer]')) {
    at('dialog').close(at('[data-answer]').dataset.answer);
  } else if (at('a[data-press]')) {
    // The link opens by itself; the bot hears of it besides.
    const link = at('a[data-press]');
    htmx.ajax('POST', link.dataset.pressAt, {values: JSON.parse(link.dataset.press), swap: 'none'});
  } else if (at('#dismiss')) {
    document.cookie = 'welcome=off; path=/; max-age=31536000; SameSite=Strict';
    document.getElementById('welcome').remove();
    document.getElementById('composer')?.focus();
  }
});
