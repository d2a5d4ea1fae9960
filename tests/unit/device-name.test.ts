import { expect, test } from '@jest/globals'
import { deviceName } from '../../src/sessions/device-name.ts'

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    { browser: 'Chrome 142', operatingSystem: 'Windows', kind: 'desktop' },
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
    { browser: 'Safari 18', operatingSystem: 'macOS', kind: 'desktop' },
  ],
  [
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
    { browser: 'Chrome 142', operatingSystem: 'Android', kind: 'mobile' },
  ],
  [
    'Mozilla/5.0 (iPad; CPU OS 16_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1',
    { browser: 'Safari 16', operatingSystem: 'iOS', kind: 'tablet' },
  ],
  ['python-requests/2.32.3', { browser: 'python-requests 2', operatingSystem: undefined, kind: 'other' }],
])('deviceName: %s', (userAgent, expected) => {
  expect(deviceName(userAgent)).toEqual(expected)
})

test.each([undefined, '', ' ', 'x', 'Mozilla/5.0', '(', '/', '\u0000', '../../etc/passwd'])(
  'deviceName: %j is of no known kind, and no fault',
  (userAgent) => {
    expect(deviceName(userAgent)).toEqual({ browser: undefined, operatingSystem: undefined, kind: 'other' })
  },
)

test('deviceName: the longest and most tiresome texts take no time worth telling', () => {
  deviceName('x')
  const tiresome = ['a', '(', ' ', 'Mozilla/', 'Version/1.', ';', 'Android ', 'like Mac OS X '].map((part) =>
    part.repeat(400).slice(0, 400),
  )
  const begun = performance.now()
  for (let turn = 0; turn < 20; turn++) tiresome.forEach((text) => deviceName(text))
  expect((performance.now() - begun) / (20 * tiresome.length)).toBeLessThan(5)
})
