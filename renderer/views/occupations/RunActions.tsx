import { useId, useState } from 'react'
import type { Job } from '../../../shared/job.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { FormButtons } from '../../parts/FormButtons.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useSession, useWords } from '../../session.ts'
import { hrefOf } from '../../shell/panel-route.ts'
import type { RunEstimate } from './CostTable.tsx'
import { ModelsDialog } from './ModelsDialog.tsx'

/** Reserves the space of the buttons in any language. */
export function ActionsPlace() {
  const words = useWords()
  return (
    <div className="buttons" aria-hidden="true">
      <span className="button skeleton">{words.t('panel.occupations.update_all')}</span>
      <span className="button skeleton">{words.t('panel.occupations.models')}</span>
      <span className="button skeleton">{words.t('panel.job.configure')}</span>
    </div>
  )
}

interface RunActionsProps {
  readonly job: Job
  /** Undefined until it is known: nothing is started without it. */
  readonly estimate: RunEstimate | undefined
}

/** Starts the monthly run, once its cost is accepted, or stops it. */
export function RunActions({ job, estimate }: RunActionsProps) {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  const [asking, setAsking] = useState(false)
  const [comparing, setComparing] = useState(false)
  const { id } = job
  const start = (again: boolean) => {
    setAsking(false)
    const changes = again && { changes: { settings: { rewrite_again: true } } }
    void action.run(() => client.jobs.trigger({ id, ...changes }))
  }
  return (
    <>
      <div className="buttons">
        {job.running ? (
          <button
            type="button"
            className="button danger"
            disabled={action.busy}
            onClick={() => void action.run(() => client.jobs.cancel({ id }))}
          >
            {words.t('panel.trades.stop')}
          </button>
        ) : (
          <button
            type="button"
            className="button primary"
            disabled={action.busy || estimate === undefined || estimate.records === 0}
            onClick={() => (estimate?.simulation ? start(false) : setAsking(true))}
          >
            {words.t('panel.occupations.update_all')}
          </button>
        )}
        <button
          type="button"
          className="button"
          disabled={estimate === undefined}
          onClick={() => setComparing(true)}
        >
          {words.t('panel.occupations.models')}
        </button>
        <a className="button" href={hrefOf('jobs', id)}>
          {words.t('panel.job.configure')}
        </a>
      </div>
      {asking && estimate !== undefined && (
        <Confirm estimate={estimate} onYes={start} onNo={() => setAsking(false)} />
      )}
      {comparing && estimate !== undefined && (
        <ModelsDialog simulation={estimate.simulation} onClose={() => setComparing(false)} />
      )}
      {action.error !== undefined && <Failure error={action.error} />}
    </>
  )
}

/** The answer closes the question. */
const IDLE = { busy: false, error: undefined }

interface ConfirmProps {
  readonly estimate: RunEstimate
  /** @param again whether also what is rewritten already */
  readonly onYes: (again: boolean) => void
  readonly onNo: () => void
}

/** The cost of the run, with the caps beside it. */
function Confirm({ estimate, onYes, onNo }: ConfirmProps) {
  const words = useWords()
  const again = useId()
  const [isAgain, setAgain] = useState(false)
  const { already_rewritten: already } = estimate
  const [count, cost] = isAgain ? [estimate.records, estimate.total_usd] : [estimate.due, estimate.due_usd]
  const cap = (amount: number | null) =>
    amount === null ? words.t('panel.occupations.no_cap') : words.dollars(amount)
  return (
    <Dialog
      title={words.t('panel.occupations.update_all.title', { count })}
      intro={words.t('panel.occupations.update_all.cost', {
        cost: words.dollars(cost),
        model: estimate.price.model,
        each: words.dollars(estimate.cost_per_record_usd, 3),
      })}
      onClose={onNo}
    >
      <p>
        {words.t('panel.occupations.update_all.caps', {
          run: cap(estimate.run_cap_usd),
          month: cap(estimate.month_cap_usd),
          spent: words.dollars(estimate.spent_this_month_usd),
        })}
      </p>
      {already > 0 && (
        <>
          <p>{words.t('panel.occupations.update_all.already', { count: already })}</p>
          <label htmlFor={again}>
            <input
              id={again}
              type="checkbox"
              checked={isAgain}
              onChange={({ target }) => setAgain(target.checked)}
            />{' '}
            {words.t('panel.occupations.update_all.again')}
          </label>
        </>
      )}
      <FormButtons
        act={words.t('panel.occupations.update_all.yes')}
        action={IDLE}
        ready={count > 0}
        onAct={() => onYes(isAgain)}
        onCancel={onNo}
      />
    </Dialog>
  )
}
