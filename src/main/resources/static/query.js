/* Scripts of the query page: an editor with completion, a filter for the questions, and the address of this server
   in the programs. Without them the field, the list and the programs are still there. */
(() => {
  'use strict';
  const folded = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

  /* The questions: each word must be found in the sentence or the tags. */
  function filterable(gallery) {
    const line = gallery.querySelector('.filter');
    const found = gallery.querySelector('.found');
    const items = [...gallery.querySelectorAll('.topic li')].map((item) => [item, folded(item.textContent)]);
    line.hidden = false;
    line.querySelector('input').addEventListener('input', (event) => {
      const words = folded(event.target.value)
        .split(/\s+/)
        .filter((word) => word);
      let count = 0;
      for (const [item, text] of items) {
        item.hidden = !words.every((word) => text.includes(word));
        count += !item.hidden;
      }
      for (const topic of gallery.querySelectorAll('.topic')) topic.hidden = !topic.querySelector('li:not([hidden])');
      gallery.querySelector('.topics').hidden = words.length > 0;
      found.textContent = words.length ? found.dataset.words.replace('{0}', count) : '';
    });
  }

  /* The programs ask the server that the reader looks at. */
  function located(snippets) {
    for (const code of snippets.querySelectorAll('code'))
      code.textContent = code.textContent.replaceAll(snippets.dataset.endpoint, location.origin + '/sparql');
  }

  const TOKEN = new RegExp(
    [
      /#[^\n]*/u,
      /"""[\s\S]*?"""/u,
      /'''[\s\S]*?'''/u,
      /"(?:[^"\\\n]|\\.)*"/u,
      /'(?:[^'\\\n]|\\.)*'/u,
      /<[^<>"{}|^`\\\s]*>/u,
      /[?$][\p{L}\p{N}_]+/u,
      /[\p{L}\p{N}_-]*:(?:[\p{L}\p{N}_%-]+(?:\.+[\p{L}\p{N}_%-]+)*)?/u,
      /@[\w-]+/u,
      /[\p{L}\p{N}_][\p{L}\p{N}_-]*/u,
      /\S/u,
    ]
      .map((part) => part.source)
      .join('|'),
    'gu',
  );
  const WORD = /[?$]?[\p{L}\p{N}_:%-]*$/u;
  const KEYWORDS = (
    'SELECT CONSTRUCT ASK DESCRIBE WHERE DISTINCT PREFIX FILTER OPTIONAL UNION MINUS GRAPH BIND ' +
    'VALUES EXISTS NOT GROUP ORDER BY HAVING LIMIT OFFSET AS IN ASC DESC FROM NAMED UNDEF'
  ).split(' ');
  const FUNCTIONS = (
    'LANG STR BOUND COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT REGEX CONTAINS STRSTARTS STRENDS ' +
    'REPLACE LCASE UCASE CONCAT SUBSTR STRLEN COALESCE IF YEAR MONTH DAY DATATYPE IRI ISIRI ' +
    'ISLITERAL STRAFTER STRBEFORE'
  ).split(' ');

  /* Where in a triple the text ends, of what, and of which classes each variable is in the whole. */
  function context(before, whole) {
    const classes = new Map();
    const read = (text, end) => {
      const frames = [{ kind: 'top', at: 's' }];
      for (const [token] of text.matchAll(TOKEN)) {
        const frame = frames[frames.length - 1];
        if (token[0] === '#') continue;
        if (token === '{') frames.push({ kind: 'group', at: 's' });
        else if (token === '(')
          frames.push({ kind: frame.kind === 'group' && frame.at === 'p' ? 'path' : 'expression', at: 's' });
        else if (token === '[') frames.push({ kind: 'group', at: 'p', subject: {} });
        else if (token === '}' || token === ')' || token === ']') {
          if (frames.length > 1) frames.pop();
          const outer = frames[frames.length - 1];
          if (outer.kind === 'group')
            outer.at =
              token === ']'
                ? outer.at === 's'
                  ? 'p'
                  : 'e'
                : token === ')' && outer.at === 'p'
                  ? 'o'
                  : outer.at === 'o' && token === ')'
                    ? 'o'
                    : 's';
        } else if (frame.kind !== 'group') continue;
        else if (token === '.') Object.assign(frame, { at: 's', path: false });
        else if (token === ';') Object.assign(frame, { at: 'p', path: false });
        else if (token === ',') frame.at = 'o';
        else if (token === '/' || token === '|') {
          frame.at = 'p';
          frame.path = frame.path || token === '/';
        } else if (/^[\^*+?!=<>&]$/.test(token)) continue;
        else if (/^[\p{L}_]+$/u.test(token) && token !== 'a') {
          if (frame.at !== 'o') frame.at = token.toUpperCase() === 'GRAPH' ? 'g' : 's';
        } else if (frame.at === 'g') frame.at = 's';
        else if (frame.at === 's' || frame.at === 'e') Object.assign(frame, { at: 'p', subject: token, path: false });
        else if (frame.at === 'p') Object.assign(frame, { at: 'o', predicate: token === 'a' ? 'rdf:type' : token });
        else {
          if (frame.predicate === 'rdf:type' && !frame.path && end)
            classes.set(frame.subject, [...(classes.get(frame.subject) || []), token]);
          frame.at = 'e';
        }
      }
      return frames[frames.length - 1];
    };
    read(whole, true);
    return { ...read(before, false), classes };
  }

  function suggestions(here, word, known, variables) {
    const terms = (names, kind, more) =>
      names
        .filter((name) => known[kind][name])
        .map((name) => ({ text: name, kind, label: known[kind][name][0], title: known[kind][name][1], near: more }));
    const own = variables.map((text) => ({ text, kind: '', label: '' }));
    const plain = (names, after) => names.map((text) => ({ text: text + after, kind: '', label: '' }));
    if (word[0] === '?' || word[0] === '$') return own;
    if (here.kind === 'top') return plain(KEYWORDS, '');
    if (here.kind === 'expression') return [...own, ...plain(FUNCTIONS, '('), ...plain(KEYWORDS, '')];
    if (here.kind === 'path' || here.at === 'p') {
      const used = new Set(
        (here.path ? [] : here.classes.get(here.subject) || []).flatMap((name) => known.uses[name] || []),
      );
      return [
        ...terms([...used], 'properties', true),
        ...(here.path || 'a'.startsWith(word) === false ? [] : plain(['a'], '')),
        ...terms(
          Object.keys(known.properties).filter((name) => !used.has(name)),
          'properties',
          false,
        ),
      ];
    }
    if (here.at === 'o' && here.predicate === 'rdf:type') return terms(Object.keys(known.classes), 'classes', false);
    if (here.at === 'o')
      return [
        ...(known.values[here.predicate] || []).map(([text, label]) => ({ text, kind: 'things', label, near: true })),
        ...own,
      ];
    return [...own, ...plain(KEYWORDS, '')];
  }

  /* Things by any of their names, from the search of this server. */
  async function things(word, known) {
    const [, kind, text] = /^(?:([^:]*):)?(.*)$/u.exec(word);
    if (text.length < 2) return [];
    const answer = await fetch('/search?q=' + encodeURIComponent(text.replaceAll('-', ' ')), {
      headers: { Accept: 'application/json' },
    });
    if (!answer.ok) return [];
    const { results } = await answer.json();
    return results
      .map((found) => ({ text: shortened(found.iri, known), kind: 'things', label: found.name, sought: true }))
      .filter((found) => !found.text.startsWith('<') && (kind === undefined || found.text.startsWith(kind + ':')))
      .slice(0, 20);
  }

  function shortened(iri, known) {
    const end = Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1;
    const prefix = Object.keys(known.prefixes).find((each) => known.prefixes[each] === iri.slice(0, end));
    return prefix === undefined || !/^[\p{L}\p{N}_-]+$/u.test(iri.slice(end))
      ? '<' + iri + '>'
      : prefix + ':' + iri.slice(end);
  }

  function rank(each, word) {
    const name = folded(each.text),
      label = folded(each.label),
      sought = folded(word),
      bare = sought.replace(/^.*:/, '');
    if (
      each.sought ||
      name.startsWith(sought) ||
      name.replace(/^.*:/, '').startsWith(sought) ||
      label.startsWith(sought)
    )
      return 0;
    return name.includes(sought) ||
      label.includes(sought) ||
      (bare && sought.includes(':') && name.startsWith(sought.replace(/:.*/, ':')) && name.includes(bare))
      ? 1
      : -1;
  }

  function editor(form, Yasqe) {
    const area = form.querySelector('textarea');
    const [aClass, aProperty, aThing] = form.dataset.words.split('|');
    const kinds = { classes: aClass, properties: aProperty, things: aThing, '': '' };
    const host = Object.assign(document.createElement('div'), { className: 'field' });
    area.before(host);
    // The editor's own completions ask prefix.cc and Linked Open Vocabularies, and would be merged with those below.
    Yasqe.defaults.autocompleters = [];
    const submit = () => {
      area.value = yasqe.getValue();
      form.requestSubmit();
    };
    const yasqe = new Yasqe(host, {
      value: area.value,
      persistenceId: null,
      consumeShareLink: null,
      createShareableLink: null,
      showQueryButton: false,
      resizeable: false,
      editorHeight: 'auto',
      requestConfig: { endpoint: location.origin + '/sparql' },
      screenReaderLabel: form.querySelector('label').textContent,
      lineWrapping: true,
      viewportMargin: Infinity,
      tabSize: 2,
      indentUnit: 2,
      extraKeys: {
        'Ctrl-Space': () => complete(),
        'Cmd-Space': () => complete(),
        'Ctrl-Enter': submit,
        'Cmd-Enter': submit,
        'Ctrl-/': (cm) => cm.commentLines(),
        Tab: false,
        'Shift-Tab': false,
      },
    });
    const fault = document.querySelector('.query-error');
    if (fault && Number(fault.dataset.line)) {
      const at = { line: fault.dataset.line - 1, ch: fault.dataset.column - 1 };
      yasqe.addLineClass(at.line, 'background', 'fault');
      yasqe.setCursor(at);
    }
    area.hidden = true;
    form.querySelector('label').addEventListener('click', () => yasqe.focus());
    form.querySelector('.keys').hidden = false;
    form.addEventListener('submit', () => {
      area.value = yasqe.getValue();
    });
    yasqe.on('change', () => {
      area.value = yasqe.getValue();
    });

    let asked;
    const vocabulary = () => (asked = asked || fetch('/completion.json').then((answer) => answer.json()));
    const declare = (text, known) => {
      const prefix = /^([^<?$:]*):/.exec(text);
      if (prefix && known.prefixes[prefix[1]] && !(prefix[1] in yasqe.getPrefixesFromQuery()))
        yasqe.addPrefixes({ [prefix[1]]: known.prefixes[prefix[1]] });
    };

    async function hints(cm) {
      const known = await vocabulary();
      const cursor = cm.getCursor();
      const before = cm.getRange({ line: 0, ch: 0 }, cursor);
      const word = WORD.exec(before)[0];
      const here = context(before.slice(0, before.length - word.length), cm.getValue());
      const variables = [...new Set(cm.getValue().match(/[?$][\p{L}\p{N}_]+/gu) || [])].filter((each) => each !== word);
      let list = suggestions(here, word, known, variables);
      if (
        here.kind === 'group' &&
        (here.at === 'o' || here.at === 's') &&
        here.predicate !== 'rdf:type' &&
        !/^[?$]/.test(word)
      )
        list = list.concat(await things(word, known));
      const seen = new Set();
      const ranked = list
        .map((each, i) => [rank(each, word) + (each.near ? 0 : 0.5), i, each])
        .filter(([order, , each]) => order >= 0 && !seen.has(each.text) && seen.add(each.text))
        .sort((one, other) => one[0] - other[0] || one[1] - other[1])
        .slice(0, 60);
      const from = { line: cursor.line, ch: cursor.ch - word.length };
      return {
        from,
        to: cursor,
        list: ranked.map(([, , each]) => ({
          text: each.text,
          render: (element) => {
            element.append(Object.assign(document.createElement('b'), { textContent: each.text }));
            const about = [each.label !== each.text ? each.label : '', each.near ? '' : kinds[each.kind]]
              .filter((part) => part)
              .join(' · ');
            if (about) element.append(Object.assign(document.createElement('span'), { textContent: about }));
            if (each.title) element.title = each.title;
          },
          hint: () => {
            cm.replaceRange(each.text, from, cursor);
            declare(each.text, known);
          },
        })),
      };
    }

    function complete() {
      const hint = (cm, callback) => {
        hints(cm).then(callback, () => callback(null));
      };
      hint.async = true;
      yasqe.showHint({
        hint,
        completeSingle: false,
        closeCharacters: /[\s()[\]{};,"'<>.]/,
        alignWithWord: true,
        container: host,
      });
    }

    let waiting;
    yasqe.on('inputRead', (cm, change) => {
      clearTimeout(waiting);
      if (change.origin !== '+input' || cm.state.completionActive || !/[\p{L}\p{N}_:?$-]$/u.test(change.text[0]))
        return;
      const token = cm.getTokenAt(cm.getCursor());
      if (/comment|string(?!-2)/.test(token.type || '')) return;
      waiting = setTimeout(() => complete(), 180);
    });
    return yasqe;
  }

  document.querySelectorAll('.gallery').forEach(filterable);
  document.querySelectorAll('.snippets').forEach(located);
  if (window.Yasqe)
    document.querySelectorAll('form.editor').forEach((form) => editor(form, window.Yasqe.default || window.Yasqe));
})();
