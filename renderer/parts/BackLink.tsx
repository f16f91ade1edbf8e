/** Returns from a detail to its list if there is no room for both. */
import { useWords } from '../session.ts'
import { hrefOf } from '../shell/panel-route.ts'
import { Icon } from './Icon.tsx'

/** A link from a detail back to its list, for a narrow window. */
export function BackLink({ to }: { readonly to: 'jobs' | 'occupations' }) {
  const words = useWords()
  return (
    <a className="back" href={hrefOf(to)}>
      <Icon name="back" />
      {words.t(`panel.view.${to}`)}
    </a>
  )
}
