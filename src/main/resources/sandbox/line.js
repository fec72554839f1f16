'use strict';

// The line to the server. A browser holds six connections to one server and no more, and each open line is one of them: so a page that nobody sees
// hangs up, and calls again when it is looked at. It is told then that it missed something ("hello" says another number), and fetches that.

class Line {
  readyState = EventSource.CONNECTING;
  onopen = null;
  onerror = null;
  #url;
  #source = null;
  #listeners = [];
  #look = () => this.#settle();

  constructor(url) {
    this.#url = url;
    document.addEventListener('visibilitychange', this.#look);
    this.#settle();
  }

  addEventListener(type, listener) {
    this.#listeners.push([type, listener]);
    this.#source?.addEventListener(type, listener);
  }

  removeEventListener(type, listener) {
    this.#listeners = this.#listeners.filter(([one, other]) => one !== type || other !== listener);
    this.#source?.removeEventListener(type, listener);
  }

  close() {
    document.removeEventListener('visibilitychange', this.#look);
    this.#hangUp();
    this.readyState = EventSource.CLOSED;
  }

  #settle() {
    if (document.visibilityState === 'hidden') this.#hangUp();
    else if (!this.#source) this.#call();
  }

  #call() {
    const source = new EventSource(this.#url);
    this.#source = source;
    source.onopen = event => { this.readyState = source.readyState; this.onopen?.(event); };
    source.onerror = event => {
      this.readyState = source.readyState;
      if (source.readyState === EventSource.CLOSED) this.#source = null;
      this.onerror?.(event);
    };
    for (const [type, listener] of this.#listeners) source.addEventListener(type, listener);
  }

  #hangUp() {
    this.#source?.close();
    this.#source = null;
    this.readyState = EventSource.CONNECTING;
  }
}

htmx.createEventSource = url => new Line(url);
