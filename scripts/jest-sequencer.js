// The files that take longest begin first, so that no worker is left alone with one at the end. A fresh checkout knows no
// durations, and Jest goes by size then; what a browser does tells nothing by that.

import sequencer from '@jest/test-sequencer'

export default class SlowFirst extends sequencer {
  sort(tests) {
    const isSlow = ({ path }) => path.includes('/tests/web/')
    return super.sort(tests).sort((a, b) => Number(isSlow(b)) - Number(isSlow(a)))
  }
}
