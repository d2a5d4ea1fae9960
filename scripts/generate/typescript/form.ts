/** What OAuth endpoints take. openapi-fetch has this too, but does not find the media type in a Headers of another realm. */
export function asForm(body: object): string {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(body)) if (typeof value === 'string') form.append(name, value)
  return form.toString()
}
