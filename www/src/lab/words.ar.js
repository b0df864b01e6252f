/**
 * The lab in Arabic: every part of it. One term has one word everywhere:
 *
 * - attention انتباه; batch دفعة; blank فراغ; context سياق; corpus متن; corruption إفساد; embedding تضمين
 * - encoder مُرمِّز; epoch حقبة; exact, of a column: القيمة الدقيقة; exact predictor المتنبئ الدقيق; experiment تجربة
 * - fill blanks ملء الفراغات; fine-tuning ضبط دقيق; floor الحد الأدنى; gradient تدرّج; grammar قواعد نحوية
 * - guess تخمين; head رأس; held out محجوز; hidden size الحجم المخفي; kept مُبقى; label وسم; layer طبقة
 * - learning rate معدل التعلم; least, best possible loss: أقل خسارة ممكنة; loss خسارة; mask قناع; masked مقنّع
 * - memorise حفظ عن ظهر قلب; next sentence prediction التنبؤ بالجملة التالية; norm معيار; notebook دفتر
 * - objective هدف التدريب; perfect model نموذج مثالي; preset تجربة جاهزة; pre-training تدريب مسبق; probability احتمال
 * - replaced words الكلمات المستبدلة; run تشغيل; seed بذرة; selected, chosen: مختار; sentence order ترتيب الجملتين
 * - span مقطع متصل; step خطوة; target رمز مستهدف; to embed in a page إدراج; token رمز; uncertainty عدم اليقين
 * - uniform guess تخمين منتظم; vocabulary مفردات; weight وزن
 */

import { experiment } from '../experiment/words.ar.js';
import { history } from '../history/words.ar.js';
import { blanks } from '../panels/blanks/words.ar.js';
import { corpus } from '../panels/corpus/words.ar.js';
import { inside } from '../panels/inside/words.ar.js';
import { loss } from '../panels/loss/words.ar.js';
import { runs } from '../panels/runs/words.ar.js';
import { toolbar } from '../panels/toolbar/words.ar.js';
import { errors } from '../words/errors.ar.js';
import { titles } from '../words/inside.ar.js';
import { presets } from '../words/presets.ar.js';
import { settings } from '../words/settings.ar.js';
import { strings } from '../words/strings.ar.js';

export const parts = {
  blanks,
  corpus,
  errors,
  experiment,
  history,
  inside,
  loss,
  presets,
  runs,
  settings,
  strings,
  titles,
  toolbar,
};
