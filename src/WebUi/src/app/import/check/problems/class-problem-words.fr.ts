import { plural } from '../../../core/i18n/plural.fr';
import type { classProblemTextsEn } from './class-problem-words.en';

export const classProblemTextsFr: typeof classProblemTextsEn = {
  numbersAsClasses: {
    title: ({ column }) => `${column} est-il une classe ?`,
    advice: () => 'Il n’a que deux valeurs. Un nombre se prédit avec une fourchette, une classe avec une probabilité.',
  },
  tooManyClasses: {
    title: ({ column }) => `Trop de classes dans ${column}`,
    advice: ({ shown }) => `${shown} textes différents : un modèle prédit 100 classes au plus.`,
    repair: 'Garder toutes les classes',
  },
  tooFewClasses: {
    title: ({ column }) => `Une seule classe dans ${column}`,
    advice: () => 'Toutes les lignes ont le même texte. Un modèle a besoin d’au moins deux classes.',
    repair: 'D’autres classes suivront',
  },
  newClasses: {
    title: ({ column }) => `Nouvelles classes dans ${column}`,
    advice: (f) =>
      `Le jeu de données n’a pas encore de classe comme « ${f.cell} ». Vérifiez l’orthographe ${plural(f.count, 'de cette classe', `de ces ${f.shown} classes`)}.`,
  },
  rareClasses: {
    title: ({ column }) => `Classes rares dans ${column}`,
    advice: (f) =>
      `${plural(f.count, `${f.shown} classe`, `${f.shown} classes`)} d’une ou deux lignes seulement, par exemple « ${f.cell} ». Un modèle les apprend à peine.`,
  },
};
