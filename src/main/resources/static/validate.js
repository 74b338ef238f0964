// Numbers the lines of the data field and marks those with findings. The page is complete without it: each finding
// names its line.
(function () {
  'use strict';
  const field = document.getElementById('data');
  if (!field) {
    return;
  }
  const frame = document.createElement('div');
  frame.className = 'numbered';
  const gutter = document.createElement('div');
  gutter.className = 'gutter';
  field.before(frame);
  frame.append(gutter, field);

  const worst = ['violation', 'warning', 'info'];
  const marks = new Map();
  document.querySelectorAll('[data-line]').forEach((finding) => {
    const line = Number(finding.dataset.line);
    const mark = marks.get(line);
    const severity = finding.dataset.severity;
    if (line > 0 && (!mark || worst.indexOf(severity) < worst.indexOf(mark.severity))) {
      const title = finding.querySelector('h4, p');
      marks.set(line, {
        severity: severity,
        id: finding.id,
        words: title ? title.textContent.trim().replace(/\s+/g, ' ') : '',
      });
    }
    const place = finding.querySelector('.place, .excerpt .number');
    if (line > 0 && place) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'goto';
      button.textContent = place.textContent;
      button.addEventListener('click', () => select(line));
      place.replaceChildren(button);
    }
  });

  function select(line) {
    const lines = field.value.split('\n');
    const from = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    field.focus();
    field.setSelectionRange(from, from + (lines[line - 1] || '').length);
    field.scrollTop = Math.max(0, (line - 4) * lineHeight());
    frame.scrollIntoView({ block: 'nearest' });
  }

  function lineHeight() {
    return parseFloat(getComputedStyle(field).lineHeight);
  }

  // Only as many numbers as fit are made: a field may hold a hundred thousand lines.
  function draw() {
    const height = lineHeight();
    const lines = field.value.split('\n').length;
    const first = Math.floor(field.scrollTop / height);
    const last = Math.min(lines, first + Math.ceil(field.clientHeight / height) + 1);
    const numbers = [];
    for (let line = first + 1; line <= last; line++) {
      const mark = marks.get(line);
      const number = document.createElement(mark ? 'a' : 'span');
      number.textContent = line;
      if (mark) {
        number.className = mark.severity;
        number.href = '#' + mark.id;
        number.title = mark.words;
        number.setAttribute('aria-label', line + ': ' + mark.words);
      }
      numbers.push(number);
    }
    gutter.replaceChildren(...numbers);
    gutter.style.setProperty('--shift', first * height - field.scrollTop + 'px');
    frame.style.setProperty('--digits', String(lines).length);
  }

  field.addEventListener('scroll', draw);
  field.addEventListener('input', () => {
    // What is changed is no longer what was judged.
    marks.clear();
    draw();
  });
  new ResizeObserver(draw).observe(field);
  draw();
})();
