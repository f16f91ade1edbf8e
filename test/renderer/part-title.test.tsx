/** The title of the page: what is open, the view, and first what needs the owner. */
import { expect, test } from 'vitest'
import { Header } from '../../renderer/shell/Header.tsx'
import { AlertsView } from '../../renderer/views/alerts/AlertsView.tsx'
import { JobsView } from '../../renderer/views/jobs/JobsView.tsx'
import { aJob } from '../helpers/a-job.ts'
import { type Answers, show } from '../helpers/shown.tsx'

const HALTED = aJob({
  id: 'shop',
  kind: 'http',
  state: 'halted',
  settings: { url: 'https://shop.test', figures: [] },
})
const NO_LIST = async () => ({ items: [], next_cursor: null })

function titleOf(job: ReturnType<typeof aJob>) {
  const answers: Answers = {
    jobs: { list: async () => ({ jobs: [job] }) },
    runs: { list: NO_LIST, recent: async () => ({ jobs: [] }) },
    system: {
      about: async () => ({ problems: [], restart_needed: false }),
      clock: async () => ({ periods: [] }),
    },
    alerts: { rules: async () => ({ rules: [] }) },
  }
  return (open: string | null) => {
    const view = open === null ? 'alerts' : 'jobs'
    show(
      [
        <Header key="header" view={view} />,
        open === null ? <AlertsView key="view" item="rules" /> : <JobsView key="view" item={open || null} />,
      ],
      { answers },
    )
    return expect.poll(() => document.title)
  }
}

test('names the job that is open, after what needs the owner', async () => {
  await titleOf(HALTED)('shop').toBe('1 job halted · http · Jobs · Vigie')
})

test('is that of the view where none is, also if one is shown beside the list', async () => {
  await titleOf(aJob({ id: 'shop' }))('').toBe('Jobs · Vigie')
})

test('names the section of a view', async () => {
  await titleOf(aJob())(null).toBe('Rules · Alerts · Vigie')
})
