/**
 * Speed over the last seconds, so that it neither jumps nor lags.
 * @returns takes what was sent, gives bytes a second; 0 until it can be told
 */
export function speedometer(): (sent: number) => number {
  let marks: { readonly at: number; readonly sent: number }[] = []
  return (sent) => {
    const at = performance.now()
    const recent = marks.filter((mark) => at - mark.at <= 4000)
    marks = [...(recent.length > 0 ? recent : marks.slice(-1)), { at, sent }]
    const [first] = marks
    const elapsed = first === undefined ? 0 : at - first.at
    return first === undefined || elapsed < 300 ? 0 : ((sent - first.sent) / elapsed) * 1000
  }
}
