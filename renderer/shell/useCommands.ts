/** What the palette offers: views and their parts, settings, jobs, assets, records, and actions. */
import type { Job } from '../../shared/job.ts'
import { useJobName } from '../parts/useJobName.ts'
import { useRead, useSession, useWords } from '../session.ts'
import { readJobs } from '../store/known.ts'
import type { CachedQuery } from '../store/reads.ts'
import type { PaletteCommand } from './palette-command.ts'
import { goTo, VIEWS } from './panel-route.ts'
import { partCommands, settingCommands } from './place-commands.ts'
import { showToast } from './toast.ts'
import { usePauseAll } from './usePauseAll.ts'

/** Letters before Vigie is asked for assets and records. */
const ASK_FROM = 2
const FOUND_MOST = 6

/** The assets and records that match what was typed. */
const readFound = (typed: string) =>
  ({
    key: `palette:${typed}`,
    topics: ['alerts', 'occupations'],
    load: async (client, signal) => {
      if (typed.length < ASK_FROM) return { assets: [], records: [] }
      const query = { search: typed, limit: FOUND_MOST }
      const [assets, records] = await Promise.all([
        client.assets.list(query, { signal }),
        client.occupations.list(query, { signal }),
      ])
      return { assets: assets.items, records: records.items }
    },
  }) satisfies CachedQuery<unknown>

/** @param typed what the owner looks for @param onKeys opens the list of keys */
export function useCommands(typed: string, onKeys: () => void): readonly PaletteCommand[] {
  const words = useWords()
  const { client, desktop } = useSession()
  const { data: jobs } = useRead(readJobs)
  const { data: found } = useRead(readFound(typed.trim()))
  const jobNameOf = useJobName()
  const pauseAll = usePauseAll()
  const ofJob = (job: Job): PaletteCommand[] => {
    const { id } = job
    const name = jobNameOf(job)
    const held = job.pause !== null || job.state === 'halted'
    return [
      { key: `job ${id}`, text: name, what: words.t('panel.palette.job'), act: () => goTo('jobs', id) },
      job.running === null
        ? {
            key: `run ${id}`,
            text: words.t('panel.palette.run', { name }),
            what: words.t('panel.palette.action'),
            act: () => client.jobs.trigger({ id }).then(({ message }) => showToast(message)),
          }
        : {
            key: `cancel ${id}`,
            text: words.t('panel.palette.cancel', { name }),
            what: words.t('panel.palette.action'),
            act: () => client.jobs.cancel({ id }).then(({ message }) => showToast(message)),
          },
      {
        key: `hold ${id}`,
        text: words.t(held ? 'panel.palette.resume' : 'panel.palette.pause', { name }),
        what: words.t('panel.palette.action'),
        act: () => (held ? client.jobs.resume({ id }) : client.jobs.pause({ id })),
      },
    ]
  }
  return [
    ...VIEWS.map((view) => ({
      key: view,
      text: words.t(`panel.view.${view}`),
      what: words.t('panel.palette.view'),
      act: () => goTo(view),
    })),
    ...partCommands(words),
    {
      key: 'pause all',
      text: words.t('panel.pause_all'),
      what: words.t('panel.palette.action'),
      act: () => pauseAll.pause('until_resumed'),
    },
    {
      key: 'resume all',
      text: words.t('panel.resume_all'),
      what: words.t('panel.palette.action'),
      act: pauseAll.resume,
    },
    { key: 'keys', text: words.t('panel.keys'), what: words.t('panel.palette.action'), act: onKeys },
    ...(jobs ?? []).flatMap(ofJob),
    ...(found?.assets ?? []).map(({ id, name, code }) => ({
      key: `asset ${id}`,
      text: name.includes(code) ? name : `${name} ${code}`,
      what: words.t('panel.palette.asset'),
      act: () => {
        window.location.hash = `#/alerts/assets?q=${encodeURIComponent(name)}`
      },
    })),
    ...(found?.records ?? []).map(({ code, title }) => ({
      key: `record ${code}`,
      text: `${code} ${title}`,
      what: words.t('panel.palette.record'),
      act: () => goTo('occupations', code),
    })),
    ...settingCommands(words, desktop),
  ]
}
