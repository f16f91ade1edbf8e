/** What stands below a field: why its value was refused, or else what it is for. */

interface FieldNoteProps {
  /** By which the field is described. */
  readonly id: string
  readonly hint?: string | null | undefined
  readonly reason: string | undefined
}

/** Nothing if there is neither. A reason is told at once. */
export function FieldNote({ id, hint, reason }: FieldNoteProps) {
  if (reason !== undefined) {
    return (
      <span className="reason" id={id} role="alert">
        {reason}
      </span>
    )
  }
  if (!hint) return null
  return (
    <span className="hint" id={id}>
      {hint}
    </span>
  )
}
