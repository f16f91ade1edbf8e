/** Shows progress; if the total is unknown, the bar is animated. */
interface ProgressBarProps {
  /** 0 to 1, or null while the total is unknown. */
  readonly fraction: number | null
  readonly name: string
}

/** A bar whose fraction is 0 to 1; null if the total is unknown. */
export function ProgressBar({ fraction, name }: ProgressBarProps) {
  const percent = fraction === null ? undefined : Math.round(fraction * 100)
  return (
    <div
      className={`progress ${fraction === null ? 'unknown' : ''}`}
      role="progressbar"
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div style={percent === undefined ? undefined : { width: `${percent}%` }} />
    </div>
  )
}
