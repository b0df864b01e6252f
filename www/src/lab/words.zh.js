/**
 * The lab in Chinese: every part of it. One term has one word everywhere:
 *
 * | | | | |
 * |---|---|---|---|
 * | attention 注意力 | batch 批次 | blank 空 | to blank out 挖空 |
 * | context 上下文 | corpus 语料 | corruption 破坏 | embedding 嵌入 |
 * | encoder 编码器 | epoch 轮 | exact 精确值 | exact predictor 精确预测器 |
 * | fill blanks 填空 | fine-tune 微调 | floor 下界 | grammar 文法 |
 * | guess 猜测 | head 注意力头，头 | held out 留出 | hidden size 隐藏维度 |
 * | kept 保留原样 | label 标签 | labelled example 标注样本 | layer 层 |
 * | learning rate 学习率 | least possible loss 最小可能损失 | loss 损失 | mask 掩码 |
 * | memorise 死记 | next sentence prediction 下一句预测 | notebook's model 笔记本模型 | objective 训练目标 |
 * | perfect model 完美模型 | preset 预设 | pre-training 预训练 | replaced token detection 替换词检测 |
 * | run 运行 | seed 种子 | selected 选中 | sentence order 句序 |
 * | span 连续片段 | step 步 | target 目标词元 | token 词元 |
 * | uncertainty 不确定性 | uniform guess 均匀猜测 | vocabulary 词表 | weight 权重 |
 */

import { experiment } from '../experiment/words.zh.js';
import { history } from '../history/words.zh.js';
import { blanks } from '../panels/blanks/words.zh.js';
import { corpus } from '../panels/corpus/words.zh.js';
import { inside } from '../panels/inside/words.zh.js';
import { loss } from '../panels/loss/words.zh.js';
import { runs } from '../panels/runs/words.zh.js';
import { toolbar } from '../panels/toolbar/words.zh.js';
import { errors } from '../words/errors.zh.js';
import { titles } from '../words/inside.zh.js';
import { presets } from '../words/presets.zh.js';
import { settings } from '../words/settings.zh.js';
import { strings } from '../words/strings.zh.js';

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
