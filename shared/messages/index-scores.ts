/** Messages about the fear and greed index. */
import type { Messages } from './catalogue.ts'

export const indexMessages = {
  'fear_greed.step.market': { en: 'Asking the markets', fr: 'Interrogation des marchés' },
  'fear_greed.step.press': { en: 'Reading the press', fr: 'Lecture de la presse' },
  'fear_greed.step.sentiment': { en: 'Judging the articles', fr: 'Jugement des articles' },
  'fear_greed.step.components': { en: 'Measuring the components', fr: 'Mesure des composantes' },
  'fear_greed.step.aggregate': { en: 'Putting the score together', fr: 'Composition du score' },
  'fear_greed.step.save': { en: 'Saving', fr: 'Enregistrement' },
  'index.component.momentum': { en: 'Momentum', fr: 'Élan' },
  'index.component.price_strength': { en: 'Price strength', fr: 'Force des prix' },
  'index.component.price_breadth': { en: 'Price breadth', fr: 'Étendue du mouvement' },
  'index.component.volume': { en: 'Volume', fr: 'Volume' },
  'index.component.volatility': { en: 'Volatility', fr: 'Volatilité' },
  'index.component.put_call_options': { en: 'Put and call options', fr: 'Options de vente et d’achat' },
  'index.component.equity_vs_bonds': { en: 'Shares against bonds', fr: 'Actions contre obligations' },
  'index.component.junk_bond_demand': { en: 'Demand for risky bonds', fr: 'Demande d’obligations risquées' },
  'index.component.safe_haven_demand': {
    en: 'Demand for safe havens',
    fr: 'Demande de valeurs refuges',
  },
  'index.component.distance_from_average': {
    en: 'Distance from the average',
    fr: 'Écart à la moyenne',
  },
  'index.component.media_sentiment': { en: 'Media sentiment', fr: 'Sentiment de la presse' },
  'index.missing.no_source': { en: 'no source in this profile', fr: 'pas de source dans ce profil' },
  'index.missing.source_failed': {
    en: 'the source did not answer ({sources})',
    fr: 'la source n’a pas répondu ({sources})',
  },
  'index.missing.short_history': {
    en: '{needed} sessions are needed, {found} are known',
    fr: 'il faut {needed} séances, {found} sont connues',
  },
  'index.missing.no_value': {
    en: 'the source has nothing for this day',
    fr: 'la source n’a rien pour ce jour',
  },
  'index.missing.stale': {
    en: 'the last data are of {day}',
    fr: 'les dernières données sont du {day}',
  },
  'index.missing.flat': {
    en: 'it has not moved, so nothing is high or low',
    fr: 'sans mouvement, rien n’est haut ni bas',
  },
  'index.missing.few_articles': {
    en: '{found} recent articles, {needed} are needed',
    fr: '{found} articles récents, il en faut {needed}',
  },
  'index.schedule.usual': { en: 'Every 10 minutes', fr: 'Toutes les 10 minutes' },
  'index.schedule.market_hours': {
    en: 'Every 5 minutes in market hours, every 30 outside, none at week-ends',
    fr: 'Toutes les 5 minutes en séance, toutes les 30 hors séance, rien le week-end',
  },
} as const satisfies Messages
