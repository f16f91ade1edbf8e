import { useWords } from '../session.ts'
import type { View } from './panel-route.ts'

interface NoSuchPlaceProps {
  /** The view that is shown instead. */
  readonly view: View
  /** What the address names, without `#/`. */
  readonly address: string
}

/** Says that there is nothing at the address, so that what is shown is not taken for it. */
export function NoSuchPlace({ view, address }: NoSuchPlaceProps) {
  const words = useWords()
  return (
    <p className="banner" role="alert">
      {words.t('panel.unknown_address', { address, view: words.t(`panel.view.${view}`) })}
    </p>
  )
}
