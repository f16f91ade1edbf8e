import { useState } from 'react'
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
  const start = () => {
    setAsking(false)
    void action.run(() => client.jobs.trigger({ id }))
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
            onClick={() => (estimate?.simulation ? start() : setAsking(true))}
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
  readonly onYes: () => void
  readonly onNo: () => void
}

/** The cost of the run, with the caps beside it. */
function Confirm({ estimate, onYes, onNo }: ConfirmProps) {
  const words = useWords()
  const cap = (amount: number | null) =>
    amount === null ? words.t('panel.occupations.no_cap') : words.dollars(amount)
  return (
    <Dialog
      title={words.t('panel.occupations.update_all.title', { count: estimate.records })}
      intro={words.t('panel.occupations.update_all.cost', {
        cost: words.dollars(estimate.total_usd),
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
      <FormButtons
        act={words.t('panel.occupations.update_all.yes')}
        action={IDLE}
        onAct={onYes}
        onCancel={onNo}
      />
    </Dialog>
  )
}
