import { Failure } from './Failure.tsx'
import { useAction } from './useAction.ts'

interface RemoveDetailsProps {
  /** What the fold and its button say. */
  readonly label: string
  /** What is lost with it. */
  readonly what: string
  readonly remove: () => Promise<unknown>
  /** Called once it is removed, if it is still shown. */
  readonly onRemoved?: () => void
  readonly className?: string
}

/** A removal, folded away so that it takes two deliberate steps. */
export function RemoveDetails({ label, what, remove, onRemoved, className = 'remove' }: RemoveDetailsProps) {
  const action = useAction()
  const act = async () => {
    if (await action.run(remove)) onRemoved?.()
  }
  return (
    <details className={className}>
      <summary>{label}</summary>
      <p>{what}</p>
      <button type="button" className="button danger" disabled={action.busy} onClick={() => void act()}>
        {label}
      </button>
      {action.error !== undefined && <Failure error={action.error} />}
    </details>
  )
}
