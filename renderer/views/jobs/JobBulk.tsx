import type { Job, PauseLength } from '../../../shared/job.ts'
import { pauseAgain } from '../../client/pause-again.ts'
import { BulkBar } from '../../parts/BulkBar.tsx'
import { Menu } from '../../parts/Menu.tsx'
import { useBulk } from '../../parts/useBulk.ts'
import type { RowSelection } from '../../parts/useSelection.ts'
import { useSession, useWords } from '../../session.ts'
import { PAUSE_LENGTHS } from '../../vocabulary.computed.ts'

interface JobBulkProps {
  /** Those that are chosen. */
  readonly jobs: readonly Job[]
  readonly selection: RowSelection<string>
}

/** Run, pause and resume for all chosen jobs; a pause or its end can be undone as a whole. */
export function JobBulk({ jobs, selection }: JobBulkProps) {
  const words = useWords()
  const { client, reads } = useSession()
  const { action, run } = useBulk(() => reads.invalidate(['jobs', 'runs']))
  const doneText = (count: number) => words.t('panel.bulk.done', { count })
  const held = jobs.filter(({ pause, state }) => pause !== null || state === 'halted')
  // Not what is halted: nothing of it would run, and Undo would resume it.
  const free = jobs.filter(({ pause, state }) => pause === null && state !== 'off' && state !== 'halted')
  const ready = jobs.filter(({ running }) => running === null)
  const resume = ({ id }: Job) => client.jobs.resume({ id })
  /** A job cannot be halted by hand: it is paused instead, and so rests until it is resumed as before. */
  const restPaused = (job: Job) => pauseAgain(client, job)
  return (
    <BulkBar selection={selection}>
      <button
        type="button"
        className="button small"
        disabled={action.busy || ready.length === 0}
        onClick={() =>
          run(
            ready,
            ({ id }) => client.jobs.trigger({ id }),
            (count) => words.t('panel.job.bulk.started', { count }),
            ({ id }) => client.jobs.cancel({ id }),
          )
        }
      >
        {words.t('panel.job.run_now')}
      </button>
      <Menu
        className="start"
        buttonClass="small"
        label={words.t('panel.pause')}
        name={words.t('panel.job.bulk.pause')}
        disabled={action.busy || free.length === 0}
        items={PAUSE_LENGTHS.map((length: PauseLength) => ({
          key: length,
          label: words.t(`panel.pause.${length}`),
          act: () => run(free, ({ id }) => client.jobs.pause({ id, length }), doneText, resume),
        }))}
      />
      {held.length > 0 && (
        <button
          type="button"
          className="button small"
          disabled={action.busy}
          onClick={() => run(held, resume, doneText, restPaused)}
        >
          {words.t('panel.resume')}
        </button>
      )}
    </BulkBar>
  )
}
