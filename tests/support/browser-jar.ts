/** What a browser does with cookies and redirects, so that a test can look at each step of a way over several sites. */
import { parseSetCookie } from 'cookie'

export interface Step {
  readonly status: number
  readonly url: string
  readonly headers: Headers
  readonly text: string
  /** Absolute; undefined: the way ends here. */
  readonly location: string | undefined
}

interface Asked {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: URLSearchParams
}

export class Browser {
  /** By origin, then by name; paths make no difference to what the tests do. */
  readonly jars = new Map<string, Map<string, string>>()

  cookiesOf(origin: string): Map<string, string> {
    const jar = this.jars.get(origin) ?? new Map<string, string>()
    this.jars.set(origin, jar)
    return jar
  }

  /** One request; redirects are not followed. */
  async ask(url: string, { headers: fields = {}, ...init }: Asked = {}): Promise<Step> {
    const { origin } = new URL(url)
    const jar = this.cookiesOf(origin)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, {
      redirect: 'manual',
      ...init,
      headers: { accept: 'application/json', ...fields, ...(cookie === '' ? {} : { cookie }) },
    })
    for (const line of answer.headers.getSetCookie()) {
      const { name, value = '', maxAge, expires } = parseSetCookie(line)
      if (maxAge === 0 || (expires !== undefined && expires.getTime() < Date.now())) jar.delete(name)
      else jar.set(name, value)
    }
    const location = answer.headers.get('location')
    return {
      status: answer.status,
      url,
      headers: answer.headers,
      text: await answer.text(),
      location: location === null ? undefined : new URL(location, url).href,
    }
  }

  /** Follows redirects as long as the next address is one that `isOnTheWay` lets it go to. */
  async follow(from: Step, isOnTheWay: (url: URL) => boolean = () => true): Promise<Step> {
    let step = from
    for (let hops = 0; step.location !== undefined && isOnTheWay(new URL(step.location)); hops++) {
      if (hops > 12) throw new Error(`going in circles at ${step.location}`)
      step = await this.ask(step.location)
    }
    return step
  }

  /** Sends the form of a page of the same site. */
  submit(page: Step, fields: Record<string, string>): Promise<Step> {
    const [, action = page.url] = /<form[^>]*action="([^"]*)"/.exec(page.text) ?? []
    return this.ask(new URL(action.replaceAll('&amp;', '&'), page.url).href, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(fields),
    })
  }
}
