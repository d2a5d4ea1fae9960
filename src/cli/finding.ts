export interface Finding {
  readonly check: string
  readonly state: 'ok' | 'warn' | 'fail'
  readonly detail: string
  /** What to do about it, where the detail does not say it. */
  readonly advice?: string
}

export const ok = (check: string, detail: string): Finding => ({ check, state: 'ok', detail })
export const warn = (check: string, detail: string, advice?: string): Finding => finding(check, 'warn', detail, advice)
export const fail = (check: string, detail: string, advice?: string): Finding => finding(check, 'fail', detail, advice)

const finding = (check: string, state: 'warn' | 'fail', detail: string, advice: string | undefined): Finding => ({
  check,
  state,
  detail,
  ...(advice === undefined ? {} : { advice }),
})
