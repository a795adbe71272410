'use strict';
// The patient's phone: asks for the orders every second, shows them, sends the payer's answer.
const EVERY_MS = 1000;
const PSPS = {
  momo: 'MoMo',
  zalopay: 'ZaloPay',
  vietqr: 'VietQR',
  vnptmoney: 'VNPT Money',
  viettelmoney: 'Viettel Money',
  viettelpaybiz: 'Viettel Money',
  vnpay: 'VNPAY-QR',
};
const RESULTS = {
  paid: { words: 'Đã thanh toán', path: 'M8 25l11 11L40 13' },
  declined: { words: 'Quý vị đã từ chối', path: 'M12 12l24 24 M36 12L12 36' },
  expired: { words: 'Mã đã hết hạn', path: 'M24 10v15l9 6' },
};
const byId = id => document.getElementById(id);
const key = order => order.psp + '/' + order.orderId;
const dong = vnd => vnd.toString().replace(/\B(?=(\d{3})+$)/g, '.') + '\u00a0đ';
let shown = '';

function copyOf(template) {
  return byId(template).content.firstElementChild.cloneNode(true);
}

function put(node, where, text) {
  const target = node.querySelector(where);
  target.textContent = text;
  target.hidden = text === '';
}

function openOrder(order) {
  const card = copyOf('open-order');
  card.dataset.key = key(order);
  put(card, '.psp', PSPS[order.psp] || order.psp);
  put(card, '.merchant', order.merchant || '');
  put(card, '.amount', dong(order.amountVnd));
  put(card, '.info', order.info);
  put(card, '.ref', 'Mã giao dịch ' + order.orderId);
  for (const button of card.querySelectorAll('button')) {
    button.setAttribute('aria-label', button.textContent + ' ' + dong(order.amountVnd));
    button.addEventListener('click', () => answer(card, order, button));
  }
  return card;
}

function doneOrder(order) {
  const card = copyOf('done-order');
  const result = RESULTS[order.state];
  card.classList.add(order.state);
  card.dataset.key = key(order);
  card.querySelector('path').setAttribute('d', result.path);
  put(card, '.result', result.words);
  put(card, '.ref', order.orderId);
  put(card, '.amount', dong(order.amountVnd));
  return card;
}

async function answer(card, order, pressed) {
  const words = pressed.textContent;
  const buttons = [...card.querySelectorAll('button')];
  buttons.forEach(button => { button.disabled = true; });
  pressed.textContent = 'Đang gửi…';
  put(card, '.fault', '');
  try {
    const path = [order.psp, order.orderId, pressed.dataset.answer].map(encodeURIComponent).join('/');
    const response = await fetch('/phone/orders/' + path, { method: 'POST' });
    if (!response.ok && response.status !== 409) throw new Error(String(response.status));
    await refresh();
  } catch (fault) {
    pressed.textContent = words;
    buttons.forEach(button => { button.disabled = false; });
    put(card, '.fault', 'Chưa gửi được. Xin bấm lại.');
  }
}

function show(orders) {
  const now = JSON.stringify(orders.map(order => [key(order), order.state]));
  if (now === shown) return;
  shown = now;
  const focused = document.activeElement;
  const focusKey = focused && focused.closest('[data-key]')?.dataset.key;
  const focusAnswer = focused && focused.dataset.answer;
  const open = orders.filter(order => order.state === 'open').reverse();
  const done = orders.filter(order => order.state !== 'open').reverse().slice(0, 5);
  byId('open').replaceChildren(...(open.length ? open.map(openOrder) : [copyOf('nothing')]));
  byId('done').replaceChildren(...done.map(doneOrder));
  byId('done-part').hidden = done.length === 0;
  if (focusKey && focusAnswer) {
    document.querySelector(`[data-key="${CSS.escape(focusKey)}"] [data-answer="${focusAnswer}"]`)?.focus();
  }
}

async function refresh() {
  try {
    const response = await fetch('/phone/orders?all=true', { cache: 'no-store' });
    if (!response.ok) throw new Error(String(response.status));
    show(await response.json());
    byId('line').hidden = true;
  } catch (fault) {
    byId('line').hidden = false;
  }
}

byId('scan').addEventListener('submit', async event => {
  event.preventDefault();
  const fault = byId('scan-fault');
  fault.hidden = true;
  try {
    const response = await fetch('/phone/scan', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: byId('code').value.trim() }),
    });
    if (!response.ok) throw new Error(String(response.status));
    byId('code').value = '';
    await refresh();
  } catch (problem) {
    fault.textContent = problem.message === '404'
      ? 'Không ứng dụng nào nhận ra mã này.'
      : 'Chưa gửi được. Xin bấm lại.';
    fault.hidden = false;
  }
});

// The payer's code: shown by the app, held under the kiosk's scanner.
let payerCode = '';

async function send(path, body) {
  const fault = byId('code-fault');
  fault.hidden = true;
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(String(response.status));
    return await response.json();
  } catch (problem) {
    fault.textContent = problem.message === '409'
      ? 'Máy quét của kiosk chưa bật. Xin chọn quét mã trên kiosk trước.'
      : 'Chưa gửi được. Xin bấm lại.';
    fault.hidden = false;
    return null;
  }
}

byId('show-code').addEventListener('click', async () => {
  const shownCode = await send('/phone/codes/momo', {});
  if (!shownCode) return;
  payerCode = shownCode.code;
  byId('payer-code').textContent = payerCode.replace(/(.{4})/g, '$1 ').trim();
  byId('payer-code').hidden = false;
  byId('hold-code').disabled = false;
});

byId('hold-code').addEventListener('click', () => send('/control/scanner', { text: payerCode }));

byId('transfer').addEventListener('submit', async event => {
  event.preventDefault();
  const fault = byId('transfer-fault');
  const done = byId('transfer-done');
  fault.hidden = true;
  done.hidden = true;
  const wish = {};
  const qr = byId('transfer-qr').value.trim();
  const amount = byId('transfer-amount').value.trim();
  const note = byId('transfer-note').value;
  if (qr) wish.qr = qr;
  if (amount) wish.amountVnd = Number(amount);
  if (note) wish.note = note;
  try {
    const response = await fetch('/vietqr/transfers', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(wish),
    });
    if (!response.ok) throw new Error(String(response.status));
    done.textContent = 'Đã chuyển, mã giao dịch ' + (await response.json()).reference;
    done.hidden = false;
  } catch (problem) {
    fault.textContent = problem.message === '400'
      ? 'Thiếu số tiền, hoặc mã không đọc được.'
      : 'Chưa gửi được. Xin bấm lại.';
    fault.hidden = false;
  }
});

async function live() {
  await refresh();
  setTimeout(live, EVERY_MS);
}

live();
