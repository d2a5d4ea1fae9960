/**
 * Tells how hard a password is to guess while it is typed. What judges it is large, so it is loaded with the first letter.
 */
import { make } from './dom.js'

/** From zxcvbn's 0 to its 4. */
const words = [
  'Guessed at once. Choose something else.',
  'Easily guessed. A few words more make it much better.',
  'Could be better. Add a word that nobody expects.',
  'Good.',
  'Very good.',
]

/** @type {Promise<(password: string, about: string[]) => number> | undefined} */
let judge

/** @returns {Promise<(password: string, about: string[]) => number>} */
async function loadJudge() {
  const sources = document.querySelector('meta[name="strength-scripts"]')?.getAttribute('content') ?? ''
  await Promise.all(sources.split(' ').map(loadScript))
  const { core, 'language-common': common } = /** @type {any} */ (window).zxcvbnts
  const zxcvbn = new core.ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs })
  return (password, about) => zxcvbn.check(password.slice(0, 100), about).score
}

/**
 * @param {string} source its address and digest, `/assets/name.js#sha384-...`
 * @returns {Promise<void>}
 */
function loadScript(source) {
  const [src = '', integrity = ''] = source.split('#')
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => reject(new Error(`${src} could not be loaded`)))
    Object.assign(script, { src, integrity })
    document.head.append(script)
  })
}

/**
 * Puts the meter below a field for a new password; the field has `minlength`, and `data-strength` may name the ids of
 * fields whose values the password should not be made of.
 * @param {HTMLInputElement} field
 */
export function attachStrength(field) {
  const meter = make('meter', { min: 0, max: 4, low: 2, high: 3, optimum: 4, 'aria-hidden': 'true' })
  const text = make('p', { className: 'hint', role: 'status' })
  const box = make('div', { className: 'strength', hidden: true }, meter, text)
  ;(field.closest('.with-button') ?? field).after(box)

  const tell = async () => {
    const password = field.value
    box.hidden = password === ''
    if (password === '') return
    judge ??= loadJudge()
    const strength = (await judge)(password, aboutOf(field))
    // Somebody typed on meanwhile.
    if (password !== field.value) return
    const missing = field.minLength - [...password].length
    meter.value = missing > 0 ? Math.min(strength, 1) : strength
    const toGo = `${missing} more ${missing === 1 ? 'character' : 'characters'} to go.`
    text.textContent = missing > 0 ? toGo : (words[strength] ?? '')
  }
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting
  const tellSoon = () => {
    clearTimeout(waiting)
    // The meter is a kindness: without it the form works as ever.
    waiting = setTimeout(() => void tell().catch(() => (box.hidden = true)), 120)
  }
  field.addEventListener('input', tellSoon)
  // Whoever types fast, or whose form the browser filled in, was there before this script.
  if (field.value !== '') tellSoon()
}

/**
 * @param {HTMLInputElement} field
 * @returns {string[]}
 */
function aboutOf(field) {
  const ids = (field.dataset.strength ?? '').split(' ').filter((id) => id !== '')
  const values = ids.map((id) => /** @type {HTMLInputElement | null} */ (document.getElementById(id))?.value ?? '')
  return ['coffer', ...values.flatMap((value) => value.split(/[@\s.]+/))].filter((value) => value.length > 2)
}
