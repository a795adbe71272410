'use strict';
// The control page: buttons post what they carry; states are asked for every two seconds.
const EVERY_MS = 2000;

async function press(button) {
  const said = document.getElementById('said');
  try {
    const response = await fetch(button.dataset.post, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: button.dataset.body,
    });
    const answer = await response.json();
    said.textContent = button.textContent + ': ' + (response.ok ? 'xong' : answer.error);
  } catch (fault) {
    said.textContent = 'Bệnh viện mô phỏng không trả lời.';
  }
  await refresh();
}

async function refresh() {
  for (const line of document.querySelectorAll('[data-get]')) {
    try {
      const response = await fetch(line.dataset.get, { cache: 'no-store' });
      const state = await response.json();
      line.textContent = Object.entries(state).map(([name, value]) => name + ' ' + value).join(' · ');
    } catch (fault) {
      line.textContent = 'không trả lời';
    }
  }
}

async function live() {
  await refresh();
  setTimeout(live, EVERY_MS);
}

for (const button of document.querySelectorAll('button[data-post]')) {
  button.addEventListener('click', () => press(button));
}
live();
