/** Time zones that the system does not know. */
import { expect, type TestedPlace } from './place.ts'

const place = (name: string, TZ: string): TestedPlace => ({
  name,
  expected: 'plans and runs in UTC; vigie doctor names the variable',
  attempt: async (site) => {
    const circumstances = { env: { ...site.environment(), TZ } }
    const vigie = await site.serve([], circumstances)
    const jobs = await (await vigie.get('api/v1/jobs')).text()
    expect(jobs.includes('"zone":"UTC"'), 'plans in UTC', jobs)
    const { out } = await site.vigie(['doctor'], circumstances)
    expect(/UTC/.test(out) && out.includes('TZ'), 'a warning about TZ', out)
  },
})

export const zones: readonly TestedPlace[] = [
  place('TZ is empty', ''),
  place('TZ is unknown', 'Nonsense/Zone'),
  place('TZ names a file', ':/etc/localtime'),
]
