/**
 * Where the pages' script begins. Every page works without it; it makes them quicker and kinder.
 */
import { keepSignedIn } from './api.js'
import { forgetUploads } from './kept-uploads.js'

for (const button of document.querySelectorAll('[data-reveal]')) {
  const field = document.getElementById(button.getAttribute('data-reveal') ?? '')
  button.addEventListener('click', () => {
    const shown = field?.getAttribute('type') === 'text'
    field?.setAttribute('type', shown ? 'password' : 'text')
    button.textContent = shown ? 'Show' : 'Hide'
    button.setAttribute('aria-label', `${button.textContent} the password`)
  })
}

for (const field of document.querySelectorAll('[data-strength]'))
  void import('./strength.js').then(({ attachStrength }) => attachStrength(/** @type {HTMLInputElement} */ (field)))

document.querySelector('form[action="/logout"]')?.addEventListener('submit', forgetUploads)

const passkey = document.getElementById('passkey')
if (passkey !== null) void import('./passkey-sign-in.js').then(({ startPasskeySignIn }) => startPasskeySignIn(passkey))

if (document.body.dataset.page === 'security') {
  keepSignedIn()
  void import('./security.js').then(({ startSecurity }) => startSecurity())
}
if (document.body.dataset.page === 'admin') {
  keepSignedIn()
  void import('./administration.js').then(({ startAdministration }) => startAdministration())
}
