/** The titles of the panels under *Look inside*, in Arabic. */

/** @type {import('./language.js').Translation<typeof import('./inside.en.js').en>} */
export const titles = {
  exercises: 'تمارين',
  step: 'هذه الخطوة',
  slow: 'حركة بطيئة',
  whatif: 'ماذا لو',
  outcomes: 'الخسارة حسب نوع الإفساد',
  objectives: 'أهداف التدريب',
  growth: 'كيف نشأت الإجابة',
  attention: 'الانتباه',
  embeddings: 'التضمينات',
  prime: 'تدريب مسبق ثم ضبط دقيق',
  take: 'خذها معك',
};
