// The tests in a browser need both cores by themselves and take longest: they begin early, and never many at once. A fresh
// checkout knows no durations, and Jest goes by the size of the files then.

import sequencer from '@jest/test-sequencer'

/** So many other files are begun between two with a browser. */
const between = 15

export default class SpreadBrowsers extends sequencer {
  sort(tests) {
    const inBrowser = ({ path }) => path.includes('/tests/web/')
    const sorted = super.sort(tests)
    const order = sorted.filter((test) => !inBrowser(test))
    sorted.filter(inBrowser).forEach((test, at) => order.splice(at * (between + 1), 0, test))
    return order
  }
}
