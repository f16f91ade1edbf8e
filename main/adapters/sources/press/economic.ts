/** Tells headlines about the economy from the other sections of a news page, and from advertorials. */
import type { Article } from '../../../core/jobs/fear-greed/ports.ts'
import { plain } from '../../../core/jobs/fear-greed/sentiment/tokenise.ts'

/** Sections in an address that are not about the economy, or are paid for. */
const OTHER_SECTION =
  /\/(sports?|foot(ball)?|can-?\d*|culture|people|lifestyle|loisirs|cinema|musique|sante|horoscope|meteo|faits-divers|recettes?|videos?|publi-?\w*|sponsor\w*|partenaires?|partner\w*|advertorial|brand-?\w*|annonces?)(\/|$)/
/** Words of a title by which sport or paid content is recognised. */
const OTHER_TITLE =
  /\b(football|botola|ligue des champions|coupe du monde|match|publi-?reportage|publi-?redactionnel|sponsorise|contenu partenaire|advertorial|horoscope)\b/

/** Whether an article belongs to the economy, by the path of its address and by its title. */
export function isEconomic({ url, title }: Pick<Article, 'url' | 'title'>): boolean {
  return !OTHER_SECTION.test(new URL(url).pathname.toLowerCase()) && !OTHER_TITLE.test(plain(title))
}
