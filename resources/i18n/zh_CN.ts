<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>dlstudio</name>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>网络(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>(1 + beta²)·precision·recall / (beta²·precision + recall).</source>
        <translation>(1 + beta²)·精确率·召回率 / (beta²·精确率 + 召回率)。</translation>
    </message>
    <message>
        <source>(N, 1, 8) with size = 4, −1 becomes (N, 4, 8): the same row four times, in no more memory. Add and its like do this by themselves; Concat needs it written out.</source>
        <translation>(N, 1, 8) 在 size = 4, −1 时变成 (N, 4, 8)：同一行出现四次，却不多占内存。Add 等会自己这样做；Concat 则需要明确写出。</translation>
    </message>
    <message>
        <source>(N, C, H, W) becomes (N, C·kernel height·kernel width, L) with one column for each of the L places of the window. A convolution is a Linear on these columns; with stride = kernel_size they are the patches of a vision transformer.</source>
        <translation>(N, C, H, W) 变成 (N, C·核高·核宽, L)，窗口的 L 个位置各占一列。卷积就是作用在这些列上的 Linear；stride = kernel_size 时，它们就是视觉 Transformer 的图像块。</translation>
    </message>
    <message>
        <source>(N, C, H, W) becomes (N, H/p · W/p, embed_dim): a convolution with kernel_size = stride = patch_size, its places row by row. The first layer of a Vision Transformer (Dosovitskiy et al. 2020).</source>
        <translation>(N, C, H, W) 变成 (N, H/p · W/p, embed_dim)：即 kernel_size = stride = patch_size 的卷积，各位置逐行排成序列。这是 Vision Transformer 的第一层（Dosovitskiy 等，2020）。</translation>
    </message>
    <message>
        <source>(N, C, H·r, W·r) becomes (N, C·r², H, W) with r = downscale_factor: no number is lost, unlike in pooling. PixelShuffle turns it back.</source>
        <translation>(N, C, H·r, W·r) 变成 (N, C·r², H, W)，其中 r = downscale_factor：与池化不同，不丢失任何数。PixelShuffle 可还原它。</translation>
    </message>
    <message>
        <source>(N, C·r², H, W) becomes (N, C, H·r, W·r) with r = upscale_factor: each group of r² channels gives the r × r pixels of one place. A Conv2d before it learns the sharper image (Shi et al. 2016).</source>
        <translation>(N, C·r², H, W) 变成 (N, C, H·r, W·r)，其中 r = upscale_factor：每组 r² 个通道给出一个位置的 r × r 个像素。前面的 Conv2d 学习更清晰的图像（Shi 等，2016）。</translation>
    </message>
    <message>
        <source>(N, T, D) becomes (N, T+1, D). Behind the Transformer, a Select with index=0 takes this step and a Linear tells the class from it, as [CLS] of BERT and ViT (Dosovitskiy et al. 2020). Add positions behind it.</source>
        <translation>(N, T, D) 变成 (N, T+1, D)。在 Transformer 之后，用 index=0 的 Select 取出这一步，再用 Linear 判断类别，就像 BERT 和 ViT 的 [CLS]（Dosovitskiy 等，2020）。请在它之后加上位置。</translation>
    </message>
    <message>
        <source>(N, T, D) becomes (N, num_heads, T, D/num_heads): each head sees its part of the features of all steps. MergeHeads turns it back.</source>
        <translation>(N, T, D) 变成 (N, num_heads, T, D/num_heads)：每个头看到所有步的一部分特征。MergeHeads 可以还原。</translation>
    </message>
    <message>
        <source>(N, heads, T, D) becomes (N, T, heads·D): the opposite of SplitHeads, before the last Linear of an attention.</source>
        <translation>(N, heads, T, D) 变成 (N, T, heads·D)：与 SplitHeads 相反，放在注意力最后一个 Linear 之前。</translation>
    </message>
    <message>
        <source>(agreement − chance) / (1 − chance). linear and quadratic count far-off classes more, for classes in an order.</source>
        <translation>（一致率 − 偶然一致率）/（1 − 偶然一致率）。linear 和 quadratic 对相差更远的类别惩罚更重，适合有顺序的类别。</translation>
    </message>
    <message>
        <source>(pairs in order − pairs out of order) / all pairs, equal ones taken into account (τ-b), a mean over the outputs. Takes long on many samples.</source>
        <translation>（顺序一致的对数 − 顺序相反的对数）/ 全部对数，并考虑相等的对（τ-b），对各输出取平均。样本多时很慢。</translation>
    </message>
    <message>
        <source>(Σ|x − t|^p)^(1/p) over all samples, so it grows with their number.</source>
        <translation>(Σ|x − t|^p)^(1/p)，对全部样本求和，因此随样本数增大。</translation>
    </message>
    <message>
        <source>1 adds the errors, 2 is the usual length, large p looks at the largest.</source>
        <translation>1 把误差相加，2 是通常的长度，p 越大越看重最大的误差。</translation>
    </message>
    <message>
        <source>1 is a straight line; more falls faster at first.</source>
        <translation>1 为直线；越大开头下降越快。</translation>
    </message>
    <message>
        <source>1 − (2·Σp·t + smooth) / (Σp + Σt + smooth) of each sample and class, then the mean. Small areas count as much as large ones.</source>
        <translation>对每个样本和类别计算 1 − (2·Σp·t + smooth) / (Σp + Σt + smooth)，再取平均。小区域与大区域同等重要。</translation>
    </message>
    <message>
        <source>1 − (2·Σp·t + smooth) / (Σp + Σt + smooth) of each sample, then the mean, with p = σ(x). Not disturbed by a large background.</source>
        <translation>对每个样本计算 1 − (2·Σp·t + smooth) / (Σp + Σt + smooth)，再取平均，其中 p = σ(x)。不受大面积背景影响。</translation>
    </message>
    <message>
        <source>1 − (TP + smooth) / (TP + alpha·FP + beta·FN + smooth). alpha = beta = 0.5 is Dice, 1 and 1 is the overlap that Jaccard measures.</source>
        <translation>1 − (TP + smooth) / (TP + alpha·FP + beta·FN + smooth)。alpha = beta = 0.5 即 Dice，均为 1 即 Jaccard 所量的重叠。</translation>
    </message>
    <message>
        <source>1 − cos for yes, max(0, cos − margin) for no, with cos the cosine of the two vectors. Two outputs: first and second.</source>
        <translation>“是”时为 1 − cos，“否”时为 max(0, cos − margin)，cos 为两个向量的余弦。需要两个输出：first 和 second。</translation>
    </message>
    <message>
        <source>1 − variance of (t − x) / variance of t.</source>
        <translation>1 − (t − x) 的方差 / t 的方差。</translation>
    </message>
    <message>
        <source>1 − Σ(x − t)² / Σ(t − mean)². 1 is perfect, 0 is as good as the mean, and it may be negative. Needs at least two samples.</source>
        <translation>1 − Σ(x − t)² / Σ(t − 均值)²。1 为完美，0 与直接取均值一样，也可能为负。至少需要两个样本。</translation>
    </message>
    <message>
        <source>1, or the number of channels.</source>
        <translation>1，或通道数。</translation>
    </message>
    <message>
        <source>1,797 small grey images of the digits 0 to 9.</source>
        <translation>1,797 张数字 0 到 9 的灰度小图。</translation>
    </message>
    <message>
        <source>1.25 · max_iter</source>
        <translation>1.25 · max_iter</translation>
    </message>
    <message>
        <source>1/√features</source>
        <translation>1/√特征数</translation>
    </message>
    <message>
        <source>1×1 to fewer maps, 3×3, 1×1 back to many; added to what came in.</source>
        <translation>先用 1×1 减少特征图，再用 3×3，最后用 1×1 恢复；结果与输入相加。</translation>
    </message>
    <message>
        <source>1×1, 3×3 and 5×5 convolutions and pooling side by side, joined.</source>
        <translation>1×1、3×3、5×5 卷积与池化并排，结果拼接起来。</translation>
    </message>
    <message>
        <source>2·covariance / (variance of x + variance of t + (mean x − mean t)²), a mean over the outputs.</source>
        <translation>2·协方差 / (x 的方差 + t 的方差 + (x 均值 − t 均值)²)，对各输出取平均。</translation>
    </message>
    <message>
        <source>2·precision·recall / (precision + recall). With micro it equals accuracy.</source>
        <translation>2·精确率·召回率 / (精确率 + 召回率)。用 micro 时等于准确率。</translation>
    </message>
    <message>
        <source>?: known only when it is run</source>
        <translation>?：运行时才知道</translation>
    </message>
    <message>
        <source>A 3×3 filter for each map alone, then 1×1 mixes them: a ninth of the work.</source>
        <translation>每个特征图单独用一个 3×3 滤波器，再用 1×1 混合：计算量约为九分之一。</translation>
    </message>
    <message>
        <source>A 7×7 filter for each map alone, then two Linear layers with GELU, added.</source>
        <translation>每个特征图单独用一个 7×7 滤波器，再经两个带 GELU 的全连接层，与输入相加。</translation>
    </message>
    <message>
        <source>A CSV file with named columns: one sample a row, one column to predict.</source>
        <translation>带列名的 CSV 文件：每行一个样本，其中一列是要预测的目标。</translation>
    </message>
    <message>
        <source>A Dropout for SELU that keeps mean 0 and variance 1.</source>
        <translation>用于 SELU 的 Dropout，保持均值为 0、方差为 1。</translation>
    </message>
    <message>
        <source>A GRU in both directions, averaged over all steps.</source>
        <translation>双向 GRU，对所有步取平均。</translation>
    </message>
    <message>
        <source>A GRU reads noisy sine waves and says what comes next.</source>
        <translation>GRU 读入带噪声的正弦波，预测接下来的值。</translation>
    </message>
    <message>
        <source>A GRU reads, another writes and looks at all that was read at each step.</source>
        <translation>一个 GRU 读，另一个 GRU 写，并在每一步回看读过的全部内容。</translation>
    </message>
    <message>
        <source>A Linear layer opens or closes another by SiLU, a third leads back.</source>
        <translation>一个全连接层经 SiLU 控制另一个的开合，第三个变回原来的宽度。</translation>
    </message>
    <message>
        <source>A TorchScript file is a program: open only files that you trust.</source>
        <translation>TorchScript 文件是程序：只打开你信任的文件。</translation>
    </message>
    <message>
        <source>A batch of {batch} {batch:sample|samples} is more than the {left} {left:sample|samples} of the training part, so every epoch is a single step.</source>
        <translation>批大小 {batch} 超过了训练部分的 {left} 个样本，因此每轮只有一步。</translation>
    </message>
    <message>
        <source>A block contains itself, directly or through another block.</source>
        <translation>一个块直接或经由其他块包含了它自己。</translation>
    </message>
    <message>
        <source>A block declares a parameter with a name or a default that cannot be.</source>
        <translation>块声明的参数名称或默认值不可用。</translation>
    </message>
    <message>
        <source>A block needs a name. Type one, such as {example}.</source>
        <translation>块需要一个名称。请输入一个，例如 {example}。</translation>
    </message>
    <message>
        <source>A block needs at least one Input. Add one and wire it to the first layer.</source>
        <translation>块至少需要一个“输入”。请添加一个并连到第一层。</translation>
    </message>
    <message>
        <source>A block needs at least one Output. Add one behind the last layer.</source>
        <translation>块至少需要一个“输出”。请在最后一层之后添加一个。</translation>
    </message>
    <message>
        <source>A block of this project.</source>
        <translation>本项目中的块。</translation>
    </message>
    <message>
        <source>A block of your library.</source>
        <translation>您的块库中的块。</translation>
    </message>
    <message>
        <source>A box is four numbers, x1, y1, x2, y2, and a score of each class; the target has a 1 at the class of a box that is there, and zeros only where none is. A sample may have several boxes, one after another. Area below the curve of precision over recall, read at 101 places, a mean over the classes and over the overlaps that are asked for, as COCO counts it.</source>
        <translation>一个框是四个数 x1、y1、x2、y2，外加每个类别的一个得分；目标中，存在的框在其类别处为 1，没有框的地方全为 0。一个样本可以有多个框，依次排列。取精确率-召回率曲线下的面积，在 101 处读取，再对各类别和所要求的重叠度取平均，计算方法与 COCO 相同。</translation>
    </message>
    <message>
        <source>A box is four numbers, x1, y1, x2, y2; a sample may have several boxes, one after another. A box is found where area in both / area in either is at least iou; 0.5 is usual, 0.75 is strict.</source>
        <translation>一个框是四个数 x1、y1、x2、y2；一个样本可以依次有多个框。交集面积 / 并集面积不小于 iou 时，框算作找到；通常取 0.5，0.75 较严格。</translation>
    </message>
    <message>
        <source>A box is four numbers, x1, y1, x2, y2; a sample may have several boxes, one after another. Area in both / area in either; a box whose corners are the wrong way round is empty.</source>
        <translation>一个框是四个数 x1、y1、x2、y2；一个样本可以依次有多个框。交集面积 / 并集面积；两个角颠倒的框是空的。</translation>
    </message>
    <message>
        <source>A convolutional network built the way Transformers are: 7×7, LayerNorm, GELU.</source>
        <translation>按 Transformer 的方式搭建的卷积网络：7×7、LayerNorm、GELU。</translation>
    </message>
    <message>
        <source>A dot cannot stand that far away.</source>
        <translation>拐点不能放得这么远。</translation>
    </message>
    <message>
        <source>A file of numpy.savez: inputs and a target, with the samples on the first axis.</source>
        <translation>numpy.savez 写出的文件：输入和目标，样本在第一个轴上。</translation>
    </message>
    <message>
        <source>A file with own layers cannot be called “{name}”: another module has this name. Rename it, for example to {example}.</source>
        <translation>自定义层的文件不能叫“{name}”：已有同名模块。请改名，例如 {example}。</translation>
    </message>
    <message>
        <source>A file with own layers has a plain name such as {example}: Latin letters, digits and underscores, beside the project. “{name}” is none; rename the file.</source>
        <translation>自定义层的文件放在项目旁边，文件名只含拉丁字母、数字和下划线，例如 {example}。“{name}”不符合，请给文件改名。</translation>
    </message>
    <message>
        <source>A folder that trains the network without DL Studio, to the same result.</source>
        <translation>一个文件夹，不依赖 DL Studio 即可训练网络，并得到相同结果。</translation>
    </message>
    <message>
        <source>A frame or note cannot have this size or place. Draw it smaller or nearer.</source>
        <translation>框或便笺不能有这样的大小或位置。请画得小一些或近一些。</translation>
    </message>
    <message>
        <source>A good start: first find a learning rate that works, then a schedule.</source>
        <translation>好的开始：先找到合适的学习率，再加调度。</translation>
    </message>
    <message>
        <source>A hundred numbers of noise grow to a picture of 64×64 pixels.</source>
        <translation>一百个噪声数长成一张 64×64 像素的图片。</translation>
    </message>
    <message>
        <source>A large network and a small one see the same picture; one teaches the other.</source>
        <translation>大网络与小网络看同一张图片，由大的教小的。</translation>
    </message>
    <message>
        <source>A layer has no setting</source>
        <translation>层没有这个设置：</translation>
    </message>
    <message>
        <source>A layer has no setting called {name}.</source>
        <translation>层没有名为 {name} 的设置。</translation>
    </message>
    <message>
        <source>A layer of your own</source>
        <translation>您自己的一个层</translation>
    </message>
    <message>
        <source>A layer uses the weight of another one beside it, of the same shape and trained in the same way.</source>
        <translation>一个层可以使用旁边另一个层的权重，两者形状要相同，训练方式也要相同。</translation>
    </message>
    <message>
        <source>A letter for each axis of each wire, then -&gt; and the letters that stay.</source>
        <translation>给每条连线的每个轴一个字母，然后是 -&gt;，再写保留的字母。</translation>
    </message>
    <message>
        <source>A loss graph makes one number that follows from outputs of the network.</source>
        <translation>损失图由网络的输出得到一个数。</translation>
    </message>
    <message>
        <source>A loss that compares outputs needs them in one size.</source>
        <translation>比较多个输出的损失要求它们大小相同。</translation>
    </message>
    <message>
        <source>A loss that takes raw scores applies what it needs itself.</source>
        <translation>接收原始分数的损失会自行施加所需的变换。</translation>
    </message>
    <message>
        <source>A loss with weights needs one for each class.</source>
        <translation>带权重的损失需要每个类别各一个权重。</translation>
    </message>
    <message>
        <source>A loss, optimizer, schedule or metric that this version does not have.</source>
        <translation>此版本没有的损失、优化器、调度或指标。</translation>
    </message>
    <message>
        <source>A mask is filled with a number that float16 does not have; minus infinity is safe everywhere.</source>
        <translation>掩码填入了 float16 没有的数；负无穷在任何精度下都安全。</translation>
    </message>
    <message>
        <source>A muted node passes only its first input on, through its first output.</source>
        <translation>已停用的节点只把第一个输入原样传给第一个输出。</translation>
    </message>
    <message>
        <source>A name in code has Latin letters, digits and underscores, and is no word of Python or of nn.Module.</source>
        <translation>代码中的名称只含拉丁字母、数字和下划线，且不能是 Python 或 nn.Module 已用的词。</translation>
    </message>
    <message>
        <source>A name in code starts with a Latin letter and has letters, digits and underscores (at most {longest}); the code writes another name for “{name}”.</source>
        <translation>代码中的名称须以拉丁字母开头，只含字母、数字和下划线（最多 {longest} 个字符）；代码会为“{name}”另取一个名称。</translation>
    </message>
    <message>
        <source>A network must lead from inputs to outputs, but these nodes feed each other: {way}. Remove one of their wires.</source>
        <translation>网络须从输入通向输出，但这些节点互相馈入：{way}。请移除其中一条连线。</translation>
    </message>
    <message>
        <source>A network needs at least one Input.</source>
        <translation>网络至少需要一个“输入”。</translation>
    </message>
    <message>
        <source>A network needs at least one Input. Add one and wire it to the first layer.</source>
        <translation>网络至少需要一个“输入”。请添加一个并连到第一层。</translation>
    </message>
    <message>
        <source>A network needs at least one Output.</source>
        <translation>网络至少需要一个“输出”。</translation>
    </message>
    <message>
        <source>A network needs at least one Output. Add one behind the last layer.</source>
        <translation>网络至少需要一个“输出”。请在最后一层之后添加一个。</translation>
    </message>
    <message>
        <source>A neuron</source>
        <translation>一个神经元</translation>
    </message>
    <message>
        <source>A node and a parameter of this block are both called “{name}”. Rename one.</source>
        <translation>这个块中有一个节点和一个参数都叫“{name}”。请给其中一个改名。</translation>
    </message>
    <message>
        <source>A node cannot feed itself. Choose a port of another node.</source>
        <translation>节点不能连到自身。请选择其他节点的端口。</translation>
    </message>
    <message>
        <source>A number that is left out of the bag: its row stays zero and is not trained.</source>
        <translation>不计入袋中的数：它对应的行保持为零，不参与训练。</translation>
    </message>
    <message>
        <source>A number that stands for “nothing”: its row stays zero and is not trained.</source>
        <translation>代表“空”的数：它那一行一直为零，不参与训练。</translation>
    </message>
    <message>
        <source>A parameter belongs to a block, and has a name and a default that is a number, true or false. Declare it as in {example}.</source>
        <translation>参数属于块，要有名称和默认值（数字、true 或 false）。请按 {example} 的样子声明。</translation>
    </message>
    <message>
        <source>A parameter is outside its bounds or of the wrong kind.</source>
        <translation>参数超出范围或类型不对。</translation>
    </message>
    <message>
        <source>A picture is cut into 196 patches, which are read like the words of a sentence.</source>
        <translation>图片切成 196 块，像句子里的词一样读取。</translation>
    </message>
    <message>
        <source>A picture of {width} × {height} pixels is too large. Choose a smaller scale, or SVG or PDF, which have no pixels.</source>
        <translation>{width} × {height} 像素的图片太大。请选择较小的缩放，或使用没有像素的 SVG 或 PDF。</translation>
    </message>
    <message>
        <source>A project has no text called {name}.</source>
        <translation>项目没有名为 {name} 的文字。</translation>
    </message>
    <message>
        <source>A repeated block takes one tensor and gives one of the same type.</source>
        <translation>重复的块输入一个张量，并输出一个同类型的张量。</translation>
    </message>
    <message>
        <source>A residual block between two stages: other maps, half the size, 1×1 across.</source>
        <translation>两个阶段之间的残差块：特征图数改变，尺寸减半，捷径上用 1×1 卷积。</translation>
    </message>
    <message>
        <source>A residual whose shortcut or branch has one channel adds the same numbers to all channels.</source>
        <translation>捷径或支路只有一个通道的残差，会把相同的数加到所有通道上。</translation>
    </message>
    <message>
        <source>A router sends each digit to one of four experts; the others do not count.</source>
        <translation>路由器把每个数字交给四位专家之一；其余不计入结果。</translation>
    </message>
    <message>
        <source>A router weighs the best of four networks for each input; uneven load is a loss.</source>
        <translation>路由器为每个输入从四个专家网络中选出最好的并加权；负载不均会成为一项损失。</translation>
    </message>
    <message>
        <source>A sequence of the length that the mask is to have.</source>
        <translation>一个序列，掩码取它的长度。</translation>
    </message>
    <message>
        <source>A setting that changes nothing as things stand.</source>
        <translation>在目前的情况下不起作用的设置。</translation>
    </message>
    <message>
        <source>A size was set by hand and differs from what the wire brings.</source>
        <translation>手动设置的大小与连线送来的不一致。</translation>
    </message>
    <message>
        <source>A small U-Net finds shapes pixel by pixel, with a loss that is drawn.</source>
        <translation>小型 U-Net 逐像素找出形状，所用的损失是画出来的。</translation>
    </message>
    <message>
        <source>A small map in the corner, while something is out of sight.</source>
        <translation>角落里的小地图，有内容在视野之外时显示。</translation>
    </message>
    <message>
        <source>A small network bends the plane.</source>
        <translation>一个小网络把平面弯曲。</translation>
    </message>
    <message>
        <source>A small set with much noise (60 samples, noise 0.35) shows over-fitting well: a large network learns it by heart and gets worse on new points.</source>
        <translation>样本少、噪声大（60 个样本，噪声 0.35）时能清楚地看到过拟合：大网络把样本背了下来，在新的点上反而变差。</translation>
    </message>
    <message>
        <source>A smooth ReLU that dips a little below 0.</source>
        <translation>平滑的 ReLU，会略低于 0。</translation>
    </message>
    <message>
        <source>A smooth ReLU that is always above 0.</source>
        <translation>始终大于 0 的平滑 ReLU。</translation>
    </message>
    <message>
        <source>A smooth ReLU, also called swish.</source>
        <translation>平滑的 ReLU，也叫 swish。</translation>
    </message>
    <message>
        <source>A straight way for simple rules and a deep one for the rest, added up.</source>
        <translation>简单规则走直路，其余走深路，最后相加。</translation>
    </message>
    <message>
        <source>A student learns from the labels and from a teacher; takes the raw scores of both.</source>
        <translation>学生同时向标签和教师学习；取两者的原始得分。</translation>
    </message>
    <message>
        <source>A training is going on</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>A training is running; changes hold for the next one.</source>
        <translation>训练正在进行；修改将在下次训练时生效。</translation>
    </message>
    <message>
        <source>A training needs a data source.</source>
        <translation>训练需要数据源。</translation>
    </message>
    <message>
        <source>A training setting is outside its bounds.</source>
        <translation>训练设置超出范围。</translation>
    </message>
    <message>
        <source>A training step with {batch} {batch:sample|samples} needs about {needed} MB, but only {room} MB are free on {device}. Take a smaller batch.</source>
        <translation>{batch} 个样本的训练步大约需要 {needed} MB，但 {device} 上只有 {room} MB 空闲。请减小批大小。</translation>
    </message>
    <message>
        <source>A vector for each user and film; their product is the rating.</source>
        <translation>每个用户和电影一个向量；它们的乘积就是评分。</translation>
    </message>
    <message>
        <source>A weight for each number of the bag; with mode=sum only.</source>
        <translation>袋中每个数的权重；仅用于 mode=sum。</translation>
    </message>
    <message>
        <source>A wire joins two nodes of one graph. Connect what its add() returned.</source>
        <translation>一条连线连接同一张图中的两个节点。请连接该图的 add() 所返回的对象。</translation>
    </message>
    <message>
        <source>A wire starts or ends at a node or port that does not exist.</source>
        <translation>连线的起点或终点所在的节点或端口并不存在。</translation>
    </message>
    <message>
        <source>A wire takes {most} dots at most.</source>
        <translation>一条连线最多有 {most} 个拐点。</translation>
    </message>
    <message>
        <source>AMax</source>
        <translation>AMax</translation>
    </message>
    <message>
        <source>AMin</source>
        <translation>AMin</translation>
    </message>
    <message>
        <source>ASGD</source>
        <translation>ASGD</translation>
    </message>
    <message>
        <source>About DL Studio</source>
        <translation>关于 DL Studio</translation>
    </message>
    <message>
        <source>Abs</source>
        <translation>Abs</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>Activations of one sample: {activations} kB; weights: {weights} kB</source>
        <translation>单个样本的激活值：{activations} kB；权重：{weights} kB</translation>
    </message>
    <message>
        <source>Adadelta</source>
        <translation>Adadelta</translation>
    </message>
    <message>
        <source>Adafactor</source>
        <translation>Adafactor</translation>
    </message>
    <message>
        <source>Adagrad</source>
        <translation>Adagrad</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Adam for little memory: a matrix keeps only means of its rows and columns.</source>
        <translation>省内存的 Adam：矩阵只保存各行和各列的均值。</translation>
    </message>
    <message>
        <source>Adam that looks ahead along its momentum.</source>
        <translation>沿动量方向向前看的 Adam。</translation>
    </message>
    <message>
        <source>Adam with careful first steps, so that it needs no warm-up.</source>
        <translation>开头几步更谨慎的 Adam，因此不需要预热。</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Adamax</source>
        <translation>Adamax</translation>
    </message>
    <message>
        <source>AdaptiveAvgPool1d</source>
        <translation>AdaptiveAvgPool1d</translation>
    </message>
    <message>
        <source>AdaptiveAvgPool2d</source>
        <translation>AdaptiveAvgPool2d</translation>
    </message>
    <message>
        <source>AdaptiveAvgPool3d</source>
        <translation>AdaptiveAvgPool3d</translation>
    </message>
    <message>
        <source>AdaptiveMaxPool1d</source>
        <translation>AdaptiveMaxPool1d</translation>
    </message>
    <message>
        <source>AdaptiveMaxPool2d</source>
        <translation>AdaptiveMaxPool2d</translation>
    </message>
    <message>
        <source>AdaptiveMaxPool3d</source>
        <translation>AdaptiveMaxPool3d</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Add Outputs: {names}</source>
        <translation>添加输出：{names}</translation>
    </message>
    <message>
        <source>Add a dot</source>
        <translation>添加拐点</translation>
    </message>
    <message>
        <source>Add a file of own layers</source>
        <translation>添加自定义层文件</translation>
    </message>
    <message>
        <source>Add a file of own layers…</source>
        <translation>添加自定义层文件…</translation>
    </message>
    <message>
        <source>Add a frame</source>
        <translation>添加框</translation>
    </message>
    <message>
        <source>Add a layer by name</source>
        <translation>按名称添加层</translation>
    </message>
    <message>
        <source>Add a layer…</source>
        <translation>添加层…</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>添加便笺</translation>
    </message>
    <message>
        <source>Add a parameter</source>
        <translation>添加参数</translation>
    </message>
    <message>
        <source>Add an Input</source>
        <translation>添加“输入”</translation>
    </message>
    <message>
        <source>Add an Output</source>
        <translation>添加“输出”</translation>
    </message>
    <message>
        <source>Add an Output behind {node}</source>
        <translation>在 {node} 之后添加“输出”</translation>
    </message>
    <message>
        <source>Add layer…</source>
        <translation>添加层…</translation>
    </message>
    <message>
        <source>Add the parameter {name} to the block</source>
        <translation>给块添加参数 {name}</translation>
    </message>
    <message>
        <source>Add to the selection</source>
        <translation>加入选择</translation>
    </message>
    <message>
        <source>Add {layer}</source>
        <translation>添加 {layer}</translation>
    </message>
    <message>
        <source>AddConstant</source>
        <translation>AddConstant</translation>
    </message>
    <message>
        <source>Added above and below, so that an empty mask is no division by zero.</source>
        <translation>加在分子和分母上，使空掩码不会除以零。</translation>
    </message>
    <message>
        <source>Added the block {name}</source>
        <translation>新增块 {name}</translation>
    </message>
    <message>
        <source>Added the frame “{text}”</source>
        <translation>添加了框“{text}”</translation>
    </message>
    <message>
        <source>Added the note “{text}”</source>
        <translation>添加了便笺“{text}”</translation>
    </message>
    <message>
        <source>Added {name} ({layer})</source>
        <translation>新增 {name}（{layer}）</translation>
    </message>
    <message>
        <source>Adds Stirling's part of log t!, which changes no gradient.</source>
        <translation>加上 log t! 的斯特林近似项，不改变梯度。</translation>
    </message>
    <message>
        <source>Adds a key and value of zeros to look at.</source>
        <translation>多加一个全零的键和值供查看。</translation>
    </message>
    <message>
        <source>Adds a learned vector for each place of a sequence.</source>
        <translation>为序列的每个位置加上一个学到的向量。</translation>
    </message>
    <message>
        <source>Adds an axis of size 1.</source>
        <translation>增加一个大小为 1 的轴。</translation>
    </message>
    <message>
        <source>Adds fixed waves that tell each step its place.</source>
        <translation>加上固定的波形，告诉每一步它的位置。</translation>
    </message>
    <message>
        <source>Adds learned numbers in Linears and normalizations.</source>
        <translation>在 Linear 和归一化中加上学到的数。</translation>
    </message>
    <message>
        <source>Adds learned numbers inside each step.</source>
        <translation>在每一步内部加可学习的数。</translation>
    </message>
    <message>
        <source>Adds learned numbers to the projections.</source>
        <translation>给各投影加可学习的数。</translation>
    </message>
    <message>
        <source>Adds one learned key and value to look at.</source>
        <translation>多加一个可学习的键和值供查看。</translation>
    </message>
    <message>
        <source>Adds one learned number to each filter.</source>
        <translation>给每个滤波器加一个可学习的数。</translation>
    </message>
    <message>
        <source>Adds one learned number to each output.</source>
        <translation>给每个输出加一个可学习的数。</translation>
    </message>
    <message>
        <source>Adds one number that you set to every number.</source>
        <translation>给每个数加上一个你设定的数。</translation>
    </message>
    <message>
        <source>Adds places around the last axes.</source>
        <translation>在最后几个轴的两端添加位置。</translation>
    </message>
    <message>
        <source>Adds random numbers while training.</source>
        <translation>训练时加上随机数。</translation>
    </message>
    <message>
        <source>Adds the second wire, multiplied by a number, to the first.</source>
        <translation>把第二条连线乘以一个数后加到第一条上。</translation>
    </message>
    <message>
        <source>Adds up along one axis, keeping every step.</source>
        <translation>沿一个轴累加，保留每一步。</translation>
    </message>
    <message>
        <source>Adds up columns of windows to an image.</source>
        <translation>把窗口的各列加成一幅图像。</translation>
    </message>
    <message>
        <source>Adds up over axes.</source>
        <translation>沿轴求和。</translation>
    </message>
    <message>
        <source>Adds wires number by number.</source>
        <translation>逐个数相加。</translation>
    </message>
    <message>
        <source>Adds ½·log 2π, which changes no gradient.</source>
        <translation>加上 ½·log 2π，不影响梯度。</translation>
    </message>
    <message>
        <source>After patience epochs without a better validation loss, lr·factor.</source>
        <translation>验证损失连续 patience 轮没有变好后，lr·factor。</translation>
    </message>
    <message>
        <source>After {epochs} {epochs:epoch|epochs} the training loss is still {loss}. Try a learning rate ten times higher or lower, and check that inputs are scaled.</source>
        <translation>{epochs} 轮之后训练损失仍为 {loss}。请尝试把学习率提高或降低十倍，并检查输入是否已缩放。</translation>
    </message>
    <message>
        <source>Agreement beyond what chance would give.</source>
        <translation>超出偶然水平的一致程度。</translation>
    </message>
    <message>
        <source>AlexNet</source>
        <translation>AlexNet</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>对齐</translation>
    </message>
    <message>
        <source>Align bottoms</source>
        <translation>底边对齐</translation>
    </message>
    <message>
        <source>Align centres to one column</source>
        <translation>按同一竖列居中对齐</translation>
    </message>
    <message>
        <source>Align left sides</source>
        <translation>左边对齐</translation>
    </message>
    <message>
        <source>Align middles to one height</source>
        <translation>按同一高度居中对齐</translation>
    </message>
    <message>
        <source>Align right sides</source>
        <translation>右边对齐</translation>
    </message>
    <message>
        <source>Align tops</source>
        <translation>顶边对齐</translation>
    </message>
    <message>
        <source>All architectures ({count})…</source>
        <translation>全部架构（{count}）…</translation>
    </message>
    <message>
        <source>All bookmarks…</source>
        <translation>全部书签…</translation>
    </message>
    <message>
        <source>All errors as a share of all targets.</source>
        <translation>全部误差占全部目标的份额。</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>All layers with weights are frozen, so no step could change anything.</source>
        <translation>所有带权重的层都已冻结，所以任何一步都不会改变什么。</translation>
    </message>
    <message>
        <source>All samples together (micro), mean of the classes (macro), or weighted by size.</source>
        <translation>所有样本一起（micro）、各类平均（macro），或按大小加权（weighted）。</translation>
    </message>
    <message>
        <source>All {count} {count:problem|problems}</source>
        <translation>全部 {count} 个问题</translation>
    </message>
    <message>
        <source>Allowed: {what}</source>
        <translation>可取：{what}</translation>
    </message>
    <message>
        <source>Along a cosine or a straight line.</source>
        <translation>沿余弦或直线。</translation>
    </message>
    <message>
        <source>AlphaDropout</source>
        <translation>AlphaDropout</translation>
    </message>
    <message>
        <source>AlphaDropout for whole channels.</source>
        <translation>针对整个通道的 AlphaDropout。</translation>
    </message>
    <message>
        <source>Also what follows</source>
        <translation>包括连带变化</translation>
    </message>
    <message>
        <source>Alt + click</source>
        <translation>Alt + 单击</translation>
    </message>
    <message>
        <source>Alt + drag, Ctrl + right button</source>
        <translation>Alt + 拖动，Ctrl + 右键拖动</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>琥珀色</translation>
    </message>
    <message>
        <source>Among how many classes it seems to choose at random.</source>
        <translation>相当于在多少个类别中随机选择。</translation>
    </message>
    <message>
        <source>An ELU whose factors keep mean 0 and variance 1 by themselves.</source>
        <translation>系数能自行保持均值为 0、方差为 1 的 ELU。</translation>
    </message>
    <message>
        <source>An LSTM in both directions gives every word a tag, such as a name or a place.</source>
        <translation>双向 LSTM 给每个词一个标签，例如人名或地名。</translation>
    </message>
    <message>
        <source>An activation cuts the scores off</source>
        <translation>激活函数截断了分数</translation>
    </message>
    <message>
        <source>An anchor must be nearer to a sample of its kind than to one of another.</source>
        <translation>锚点与同类样本的距离必须小于与异类样本的距离。</translation>
    </message>
    <message>
        <source>An encoder for each input; their findings are joined and classified.</source>
        <translation>每个输入一个编码器；把结果合在一起再分类。</translation>
    </message>
    <message>
        <source>An expression cannot be read, has no value, or one of the wrong kind.</source>
        <translation>表达式无法读取、没有值，或值的种类不对。</translation>
    </message>
    <message>
        <source>An expression has at most {most} characters. Shorten it.</source>
        <translation>表达式最多 {most} 个字符。请缩短。</translation>
    </message>
    <message>
        <source>An expression names a parameter that its block does not have.</source>
        <translation>表达式使用了所在块没有的参数。</translation>
    </message>
    <message>
        <source>An initializer cannot fill a tensor of this shape, such as a vector or a matrix.</source>
        <translation>初始化方法不能填充这种形状的张量，例如向量或矩阵。</translation>
    </message>
    <message>
        <source>An input takes one wire; only Add, Concat and their like take several.</source>
        <translation>一个输入只接一条连线；只有 Add、Concat 等层可接多条。</translation>
    </message>
    <message>
        <source>An input that the layer needs has no wire.</source>
        <translation>该层必需的输入没有连线。</translation>
    </message>
    <message>
        <source>An inverted residual with SiLU and squeeze-excite, as in EfficientNet.</source>
        <translation>带 SiLU 与压缩激励的倒残差，见于 EfficientNet。</translation>
    </message>
    <message>
        <source>Another node is called “{name}” too. Give one of them another name.</source>
        <translation>另有一个节点也叫“{name}”。请为其中一个改名。</translation>
    </message>
    <message>
        <source>Another program has changed “{file}”, and you have changes here that are in no file. Choose which to go on with; the other one is kept.</source>
        <translation>其他程序改动了“{file}”，而您在这里也有尚未保存的改动。请选择以哪一份继续；另一份会保留。</translation>
    </message>
    <message>
        <source>Another program has changed “{file}”. Take over what it wrote?</source>
        <translation>其他程序改动了“{file}”。要采用它写入的内容吗？</translation>
    </message>
    <message>
        <source>Another “{file}” lies beside the project already. Rename one of them.</source>
        <translation>项目旁边已有另一个“{file}”。请给其中一个改名。</translation>
    </message>
    <message>
        <source>Answering, batch {batch}</source>
        <translation>推理内存，批大小 {batch}</translation>
    </message>
    <message>
        <source>Any batch size runs. torch calls the format deprecated; .pt2 replaces it.</source>
        <translation>可用任意批大小运行。torch 已将此格式标为弃用，由 .pt2 取代。</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Apple graphics (MPS)</source>
        <translation>Apple 图形处理器（MPS）</translation>
    </message>
    <message>
        <source>Architectures</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>Area under the ROC curve</source>
        <translation>ROC 曲线下面积</translation>
    </message>
    <message>
        <source>Area under the curve of precision over recall.</source>
        <translation>精确率-召回率曲线下的面积。</translation>
    </message>
    <message>
        <source>ArgMax</source>
        <translation>ArgMax</translation>
    </message>
    <message>
        <source>ArgMin</source>
        <translation>ArgMin</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>整理布局</translation>
    </message>
    <message>
        <source>Arrange the drawing</source>
        <translation>整理布局</translation>
    </message>
    <message>
        <source>Arranging folds a long network like a text, so that all can be read.</source>
        <translation>整理布局时像文字一样把长网络折成多行，整体便于阅读。</translation>
    </message>
    <message>
        <source>Arranging the drawing … Esc calls it off.</source>
        <translation>正在整理布局…… 按 Esc 取消。</translation>
    </message>
    <message>
        <source>Arrays (.npz)</source>
        <translation>数组（.npz）</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>As Adam, but m is replaced by beta1·m + (1 − beta1)·g, with a beta1 that grows with the steps by momentum_decay.</source>
        <translation>同 Adam，但用 beta1·m + (1 − beta1)·g 代替 m，其中 beta1 按 momentum_decay 随步数增大。</translation>
    </message>
    <message>
        <source>As Adam, measured by the largest gradient instead of their mean square.</source>
        <translation>同 Adam，但以最大梯度代替均方来衡量。</translation>
    </message>
    <message>
        <source>As Adam, with weight decay apart from the gradient.</source>
        <translation>同 Adam，但权重衰减与梯度分开。</translation>
    </message>
    <message>
        <source>As Dropout, but for whole channels: neighbouring pixels are so alike that dropping single ones changes little. Use it between convolutions.</source>
        <translation>同 Dropout，但针对整个通道：相邻像素非常相似，只丢掉单个像素几乎没有作用。用在卷积之间。</translation>
    </message>
    <message>
        <source>As Dropout, but for whole channels: y = 0 for a channel with probability p, else x/(1 − p). For volumes and clips, between 3-D convolutions (Tompson et al., 2015).</source>
        <translation>同 Dropout，但针对整个通道：每个通道以概率 p 变为 y = 0，否则 y = x/(1 − p)。用于体数据和视频片段，放在三维卷积之间（Tompson 等，2015）。</translation>
    </message>
    <message>
        <source>As Dropout, but for whole channels: y = 0 for a channel with probability p, else x/(1 − p). Neighbouring steps are so alike that dropping single ones changes little (Tompson et al., 2015).</source>
        <translation>同 Dropout，但针对整个通道：每个通道以概率 p 变为 y = 0，否则 y = x/(1 − p)。相邻的步非常相似，只丢掉单个步几乎没有作用（Tompson 等，2015）。</translation>
    </message>
    <message>
        <source>As ELU, with a smooth bend for every alpha.</source>
        <translation>同 ELU，但对任何 alpha 都平滑弯曲。</translation>
    </message>
    <message>
        <source>As LSTM with fewer gates and weights.</source>
        <translation>同 LSTM，但门和权重更少。</translation>
    </message>
    <message>
        <source>As LeakyReLU, with a slope that is learned.</source>
        <translation>同 LeakyReLU，但斜率是学来的。</translation>
    </message>
    <message>
        <source>As LeakyReLU, with slopes drawn at random while training.</source>
        <translation>同 LeakyReLU，但训练时斜率随机抽取。</translation>
    </message>
    <message>
        <source>As ReLU for positive numbers, a smooth bend below.</source>
        <translation>正数同 ReLU，负数处平滑弯曲。</translation>
    </message>
    <message>
        <source>As ReLU, but lets a small part of negative numbers pass.</source>
        <translation>同 ReLU，但让负数的一小部分通过。</translation>
    </message>
    <message>
        <source>As ReLU, but nothing gets above 6.</source>
        <translation>同 ReLU，但不会超过 6。</translation>
    </message>
    <message>
        <source>As R², without a fault that is the same for all samples.</source>
        <translation>同 R²，但不计所有样本共有的偏差。</translation>
    </message>
    <message>
        <source>As Triplet, with one minus the cosine for the distance.</source>
        <translation>与三元组损失相同，但以 1 减余弦作为距离。</translation>
    </message>
    <message>
        <source>As expressions name it, such as 4*width.</source>
        <translation>表达式中使用的名称，例如 4*width。</translation>
    </message>
    <message>
        <source>As good as AlexNet with a fiftieth of its weights: squeeze, then expand.</source>
        <translation>效果与 AlexNet 相当，权重只有五十分之一：先压缩，再扩展。</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>As on the canvas</source>
        <translation>与画布一致</translation>
    </message>
    <message>
        <source>As the encoder layer, and looks at a second sequence as well.</source>
        <translation>与编码器层相同，并且还关注第二个序列。</translation>
    </message>
    <message>
        <source>As the squared error where it is small, as the absolute one where it is large.</source>
        <translation>误差小时如平方误差，误差大时如绝对误差。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>启动时</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Attention and feed-forward, each added to what came in, then normalized.</source>
        <translation>注意力与前馈，各自与输入相加，然后归一化。</translation>
    </message>
    <message>
        <source>Attention pooling</source>
        <translation>注意力池化</translation>
    </message>
    <message>
        <source>Attention treats all steps alike; without positions, a sentence is a set of words.</source>
        <translation>注意力对所有步一视同仁；没有位置信息，句子只是一组词。</translation>
    </message>
    <message>
        <source>Attention without weights: queries, keys and values in heads.</source>
        <translation>没有权重的注意力：按头排列的查询、键和值。</translation>
    </message>
    <message>
        <source>Attention, then two Linear layers, each added to what came in and normalized.</source>
        <translation>先注意力，再两个 Linear 层，各自与输入相加并归一化。</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Autoencoder with eight numbers</source>
        <translation>八个数的自编码器</translation>
    </message>
    <message>
        <source>Autoencoder with two numbers</source>
        <translation>两个数的自编码器</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Autosave after</source>
        <translation>自动保存间隔</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>平均精确率</translation>
    </message>
    <message>
        <source>AvgPool1d</source>
        <translation>AvgPool1d</translation>
    </message>
    <message>
        <source>AvgPool2d</source>
        <translation>AvgPool2d</translation>
    </message>
    <message>
        <source>AvgPool3d</source>
        <translation>AvgPool3d</translation>
    </message>
    <message>
        <source>BCEWithLogitsLoss applies the sigmoid itself, so {node} does it twice. Remove {node}.</source>
        <translation>BCEWithLogitsLoss 自身已包含 sigmoid，{node} 会重复一次。请移除 {node}。</translation>
    </message>
    <message>
        <source>BCEWithLogitsLoss applies the sigmoid itself.</source>
        <translation>BCEWithLogitsLoss 自身已包含 sigmoid。</translation>
    </message>
    <message>
        <source>BERT with twice the blocks and vectors of 1,024 numbers.</source>
        <translation>块数加倍、向量为 1024 维的 BERT。</translation>
    </message>
    <message>
        <source>BERT with two blocks and 64 words, to look into.</source>
        <translation>两个块、64 个词的 BERT，便于细看。</translation>
    </message>
    <message>
        <source>BERT-base</source>
        <translation>BERT-base</translation>
    </message>
    <message>
        <source>BERT-base for two classes</source>
        <translation>二分类 BERT-base</translation>
    </message>
    <message>
        <source>BERT-base with one Linear layer on top; that layer has to be trained.</source>
        <translation>在 BERT-base 顶上加一个 Linear 层；这一层需要训练。</translation>
    </message>
    <message>
        <source>BERT-large</source>
        <translation>BERT-large</translation>
    </message>
    <message>
        <source>Back to the default: {value}</source>
        <translation>恢复默认值：{value}</translation>
    </message>
    <message>
        <source>Back to the defaults</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Back to the outer network</source>
        <translation>返回上一级网络</translation>
    </message>
    <message>
        <source>Bag of words</source>
        <translation>词袋模型</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>平衡准确率</translation>
    </message>
    <message>
        <source>Batch larger than the training part</source>
        <translation>批大于训练部分</translation>
    </message>
    <message>
        <source>Batch normalization and dropout keep a small table from being learned by heart.</source>
        <translation>批归一化和 dropout 防止网络死记小表格。</translation>
    </message>
    <message>
        <source>Batch normalization compares the samples of a batch, so it needs at least two.</source>
        <translation>批归一化要比较一批中的样本，因此至少需要两个。</translation>
    </message>
    <message>
        <source>Batch of one with batch normalization</source>
        <translation>批归一化而批大小为一</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>BatchNorm1d</source>
        <translation>BatchNorm1d</translation>
    </message>
    <message>
        <source>BatchNorm2d</source>
        <translation>BatchNorm2d</translation>
    </message>
    <message>
        <source>BatchNorm3d</source>
        <translation>BatchNorm3d</translation>
    </message>
    <message>
        <source>Begins with the largest number.</source>
        <translation>从最大的数开始。</translation>
    </message>
    <message>
        <source>Bend a wire with a dot, or take the dot away</source>
        <translation>用拐点弯折连线，或去掉拐点</translation>
    </message>
    <message>
        <source>Bend here with a dot</source>
        <translation>在此处加拐点</translation>
    </message>
    <message>
        <source>Bend the selected wire with a dot</source>
        <translation>用拐点弯折所选连线</translation>
    </message>
    <message>
        <source>Best metric</source>
        <translation>最佳指标</translation>
    </message>
    <message>
        <source>Best {result} in epoch {epoch}</source>
        <translation>最佳：第 {epoch} 轮，{result}</translation>
    </message>
    <message>
        <source>Biases</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Bidirectional GRU</source>
        <translation>双向 GRU</translation>
    </message>
    <message>
        <source>Bidirectional LSTM</source>
        <translation>双向 LSTM</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>Bilinear</translation>
    </message>
    <message>
        <source>Bilinear needs two inputs that differ in the last axis only, got {first} and {second}. Make the other axes equal, for instance with a Reshape.</source>
        <translation>Bilinear 的两个输入只能在最后一轴上不同，但得到 {first} 和 {second}。请让其余的轴相等，例如用 Reshape。</translation>
    </message>
    <message>
        <source>Binary Dice</source>
        <translation>二元 Dice</translation>
    </message>
    <message>
        <source>Binary cross-entropy</source>
        <translation>二元交叉熵</translation>
    </message>
    <message>
        <source>Binary cross-entropy of probabilities</source>
        <translation>概率的二元交叉熵</translation>
    </message>
    <message>
        <source>Binary focal</source>
        <translation>二元焦点损失</translation>
    </message>
    <message>
        <source>Blind to order</source>
        <translation>看不到顺序</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>Block inside itself</source>
        <translation>块包含自身</translation>
    </message>
    <message>
        <source>Block library</source>
        <translation>块库</translation>
    </message>
    <message>
        <source>Block {block}: new parameter {name}</source>
        <translation>块 {block}：新增参数 {name}</translation>
    </message>
    <message>
        <source>Block {block}: parameter {name} declared anew</source>
        <translation>块 {block}：参数 {name} 的声明有变化</translation>
    </message>
    <message>
        <source>Block {block}: parameter {name} removed</source>
        <translation>块 {block}：移除参数 {name}</translation>
    </message>
    <message>
        <source>Block {name}</source>
        <translation>块 {name}</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>块</translation>
    </message>
    <message>
        <source>Blocks of this project</source>
        <translation>本项目的块</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Bookmark {number}</source>
        <translation>书签 {number}</translation>
    </message>
    <message>
        <source>Bookmark {number} “{name}” removed</source>
        <translation>已删除书签 {number}“{name}”</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Bookmarks have the numbers 1 to {most}.</source>
        <translation>书签的编号为 1 到 {most}。</translation>
    </message>
    <message>
        <source>Border added on each side, at most half the window.</source>
        <translation>每一侧添加的边，最多为窗口的一半。</translation>
    </message>
    <message>
        <source>Border on each side, as in the MaxPool.</source>
        <translation>每边的边界，与 MaxPool 相同。</translation>
    </message>
    <message>
        <source>Both ends are inputs. End the wire at an output.</source>
        <translation>两端都是输入端口。请把连线的另一端接到输出端口。</translation>
    </message>
    <message>
        <source>Both ends are outputs. End the wire at an input.</source>
        <translation>两端都是输出端口。请把连线的另一端接到输入端口。</translation>
    </message>
    <message>
        <source>Both sides made this file anew, so there is nothing to merge them by. Ours was kept; open theirs beside it and copy what you need.</source>
        <translation>双方各自新建了这个文件，没有可以据以合并的共同版本。已保留我方的文件；请同时打开对方的文件，复制需要的部分。</translation>
    </message>
    <message>
        <source>Boxes found</source>
        <translation>找到的框</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>分支网络</translation>
    </message>
    <message>
        <source>Breast cancer</source>
        <translation>乳腺癌</translation>
    </message>
    <message>
        <source>Breast cancer (Wisconsin)</source>
        <translation>乳腺癌（威斯康星）</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Brier 分数</translation>
    </message>
    <message>
        <source>Brings all inputs to a similar range, measured on the training part only.</source>
        <translation>把所有输入调整到相近的范围，只根据训练部分测定。</translation>
    </message>
    <message>
        <source>Brings samples into the network.</source>
        <translation>把样本送入网络。</translation>
    </message>
    <message>
        <source>By how much a score must win to cost nothing.</source>
        <translation>分数须领先多少才不产生损失。</translation>
    </message>
    <message>
        <source>By how much the one must win over the other.</source>
        <translation>一方必须胜过另一方多少。</translation>
    </message>
    <message>
        <source>By how much the size shrinks.</source>
        <translation>尺寸缩小的倍数。</translation>
    </message>
    <message>
        <source>Bytes of a training step: {old} → {new}</source>
        <translation>一个训练步的字节数：{old} → {new}</translation>
    </message>
    <message>
        <source>Bytes of the weights: {old} → {new}</source>
        <translation>权重的字节数：{old} → {new}</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>CELU</source>
        <translation>CELU</translation>
    </message>
    <message>
        <source>CNN and LSTM for clips</source>
        <translation>用于短片的 CNN 加 LSTM</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CPU, {count} {count:thread|threads}</source>
        <translation>CPU，{count} 个线程</translation>
    </message>
    <message>
        <source>CTC</source>
        <translation>CTC</translation>
    </message>
    <message>
        <source>CTC gives each label at least one step of the output.</source>
        <translation>CTC 为每个标签至少分配输出的一个时间步。</translation>
    </message>
    <message>
        <source>CUDA graphics card</source>
        <translation>CUDA 显卡</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>校准误差</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelling …</source>
        <translation>正在取消 …</translation>
    </message>
    <message>
        <source>Cannot be repeated</source>
        <translation>无法重复</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Canvas only</source>
        <translation>只显示画布</translation>
    </message>
    <message>
        <source>Cast</source>
        <translation>Cast</translation>
    </message>
    <message>
        <source>CausalMask</source>
        <translation>CausalMask</translation>
    </message>
    <message>
        <source>Cell after the last step.</source>
        <translation>最后一步之后的记忆单元。</translation>
    </message>
    <message>
        <source>Cell after the step, (N, hidden_size).</source>
        <translation>这一步之后的细胞状态，(N, hidden_size)。</translation>
    </message>
    <message>
        <source>Cell before the first step; zeros if open.</source>
        <translation>第一步之前的记忆单元；不连则为零。</translation>
    </message>
    <message>
        <source>Cell before the step; zeros if open.</source>
        <translation>这一步之前的细胞状态；不连则为零。</translation>
    </message>
    <message>
        <source>Change colour</source>
        <translation>更改颜色</translation>
    </message>
    <message>
        <source>Change layer type…</source>
        <translation>更换层类型…</translation>
    </message>
    <message>
        <source>Change the shape of the Input.</source>
        <translation>请修改“输入”的形状。</translation>
    </message>
    <message>
        <source>Change to {layer}</source>
        <translation>更改为 {layer}</translation>
    </message>
    <message>
        <source>Change {name} to…</source>
        <translation>把 {name} 换成…</translation>
    </message>
    <message>
        <source>Changed the frame “{text}”</source>
        <translation>更改了框“{text}”</translation>
    </message>
    <message>
        <source>Changed the note “{text}”</source>
        <translation>更改了便笺“{text}”</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Changes at once, without a restart.</source>
        <translation>立即生效，无需重启。</translation>
    </message>
    <message>
        <source>ChannelShuffle</source>
        <translation>ChannelShuffle</translation>
    </message>
    <message>
        <source>ChannelShuffle cannot split {channels} {channels:channel|channels} of {shape} into groups={groups} equal {groups:part|parts}. Set groups to a divisor of {channels}.</source>
        <translation>ChannelShuffle 不能把 {shape} 的 {channels} 个通道分成 groups={groups} 个相等的部分。请把 groups 设为 {channels} 的约数。</translation>
    </message>
    <message>
        <source>Channels of the image that comes in.</source>
        <translation>输入图像的通道数。</translation>
    </message>
    <message>
        <source>Character model</source>
        <translation>字符模型</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>立即检查</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose a node that stands for a block.</source>
        <translation>请选择代表块的节点。</translation>
    </message>
    <message>
        <source>Choose a run to see its curves; check two or more to compare them.</source>
        <translation>选择一次运行可查看曲线；勾选两次以上可进行比较。</translation>
    </message>
    <message>
        <source>Choose data</source>
        <translation>选择数据</translation>
    </message>
    <message>
        <source>Choose layers for the block; Input and Output nodes stay where they are.</source>
        <translation>请为块选择层；“输入”和“输出”节点留在原处。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Chunk</source>
        <translation>Chunk</translation>
    </message>
    <message>
        <source>Chunk cannot cut axis {axis} of {shape}, {have}, into {chunks} {chunks:part|parts}. Use a number of chunks that divides it, or a Split, which names every size.</source>
        <translation>Chunk 无法把 {shape} 的轴 {axis}（{have}）切成 {chunks} 份。请用能整除它的 chunks，或用逐个写明大小的 Split。</translation>
    </message>
    <message>
        <source>CircularPad1d</source>
        <translation>CircularPad1d</translation>
    </message>
    <message>
        <source>CircularPad2d</source>
        <translation>CircularPad2d</translation>
    </message>
    <message>
        <source>CircularPad3d</source>
        <translation>CircularPad3d</translation>
    </message>
    <message>
        <source>Clamp</source>
        <translation>Clamp</translation>
    </message>
    <message>
        <source>Clamp has min={low} above max={high}, so every number would become {high}. Set min to a smaller number than max.</source>
        <translation>Clamp 的 min={low} 大于 max={high}，所有数都会变成 {high}。请把 min 设得比 max 小。</translation>
    </message>
    <message>
        <source>Clamp has no bound, so there is nothing to do. Set min, max or both.</source>
        <translation>Clamp 没有任何界限，无事可做。请设置 min、max 或两者。</translation>
    </message>
    <message>
        <source>Class numbers for a network with two outputs, or 0 and 1 for a network with one.</source>
        <translation>网络有两个输出时用类别编号，只有一个输出时用 0 和 1。</translation>
    </message>
    <message>
        <source>ClassToken</source>
        <translation>ClassToken</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Classes and numbers need different losses.</source>
        <translation>类别与数值需要不同的损失。</translation>
    </message>
    <message>
        <source>Click a layer to set its values; Ctrl+Z takes anything back</source>
        <translation>点击层可设置它的参数；Ctrl+Z 可撤销任何操作</translation>
    </message>
    <message>
        <source>Click or drag to go there</source>
        <translation>点击或拖动即可前往</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>关闭标签页</translation>
    </message>
    <message>
        <source>Close tab “{title}”</source>
        <translation>关闭标签页“{title}”</translation>
    </message>
    <message>
        <source>Close the other tabs</source>
        <translation>关闭其他标签页</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Code of the person's own is run only after that very file was trusted on this machine.</source>
        <translation>自己写的代码只有在本机信任该文件之后才会运行。</translation>
    </message>
    <message>
        <source>Cohen’s kappa</source>
        <translation>Cohen κ 系数</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Coloured pictures of 32×32 with one of ten shapes: what it is, or where.</source>
        <translation>32×32 的彩色图片，其中有十种形状之一：它是什么，或在哪里。</translation>
    </message>
    <message>
        <source>Coloured shapes</source>
        <translation>彩色形状</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Colours of the window.</source>
        <translation>窗口的配色。</translation>
    </message>
    <message>
        <source>Column {place} of {file} has no name. Name every column in the first row.</source>
        <translation>{file} 的第 {place} 列没有名称。请在第一行为每一列命名。</translation>
    </message>
    <message>
        <source>Column “{column}” is both the target and left out. Remove it from the columns to leave out, or choose another target.</source>
        <translation>“{column}”列既是目标又被排除。请把它从排除的列中去掉，或选择其他目标。</translation>
    </message>
    <message>
        <source>Columns to leave out, separated by commas, such as a running number.</source>
        <translation>要排除的列，用逗号分隔，例如序号列。</translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation>比较运行</translation>
    </message>
    <message>
        <source>Compare the project with its last save, with a run, or with another file.</source>
        <translation>把项目与上次保存、某次运行或另一个文件作比较。</translation>
    </message>
    <message>
        <source>Compare with a project</source>
        <translation>与一个项目比较</translation>
    </message>
    <message>
        <source>Compared with {what}</source>
        <translation>与{what}比较</translation>
    </message>
    <message>
        <source>Compiled</source>
        <translation>已编译</translation>
    </message>
    <message>
        <source>Computes with the factor between the rounded sizes.</source>
        <translation>用取整后大小之间的倍数来计算。</translation>
    </message>
    <message>
        <source>Concat</source>
        <translation>Concat</translation>
    </message>
    <message>
        <source>Concat along axis {axis} needs inputs that are equal on all other axes, got {first} and {other} (wire {wire}). Choose another dim, or make the other axes equal with a Reshape, a pooling or a padding.</source>
        <translation>沿第 {axis} 轴的 Concat 需要其余各轴都相等的输入，但得到 {first} 和 {other}（第 {wire} 条连线）。请换一个 dim，或用 Reshape、池化或填充让其余的轴相等。</translation>
    </message>
    <message>
        <source>Concordance correlation</source>
        <translation>一致性相关系数</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Confusion matrix: {right} of {total} right</source>
        <translation>混淆矩阵：{total} 个中有 {right} 个正确</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Connect in order</source>
        <translation>依次连接</translation>
    </message>
    <message>
        <source>Connect selected in order</source>
        <translation>依次连接所选的层</translation>
    </message>
    <message>
        <source>Connect to…</source>
        <translation>连接到…</translation>
    </message>
    <message>
        <source>Connect {source} to {target}</source>
        <translation>将 {source} 连到 {target}</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>常量</translation>
    </message>
    <message>
        <source>Constant part of the divisor.</source>
        <translation>除数中的常数部分。</translation>
    </message>
    <message>
        <source>ConstantPad1d</source>
        <translation>ConstantPad1d</translation>
    </message>
    <message>
        <source>ConstantPad2d</source>
        <translation>ConstantPad2d</translation>
    </message>
    <message>
        <source>ConstantPad3d</source>
        <translation>ConstantPad3d</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Continues a signal by its first and last number.</source>
        <translation>用首尾的数延续信号。</translation>
    </message>
    <message>
        <source>Continues a signal by its mirror image.</source>
        <translation>用镜像延续信号。</translation>
    </message>
    <message>
        <source>Continues a signal by its other end.</source>
        <translation>用信号的另一端延续它。</translation>
    </message>
    <message>
        <source>Continues a volume by its edge.</source>
        <translation>用边缘延续体数据。</translation>
    </message>
    <message>
        <source>Continues a volume by its mirror image.</source>
        <translation>用镜像延续体数据。</translation>
    </message>
    <message>
        <source>Continues a volume by its opposite side.</source>
        <translation>用体数据的对面延续它。</translation>
    </message>
    <message>
        <source>Continues an image by its edge.</source>
        <translation>用边缘延续图像。</translation>
    </message>
    <message>
        <source>Continues an image by its mirror image.</source>
        <translation>用镜像延续图像。</translation>
    </message>
    <message>
        <source>Continues an image by its opposite side.</source>
        <translation>用图像的对边延续它。</translation>
    </message>
    <message>
        <source>Contradicts the wire</source>
        <translation>与连线矛盾</translation>
    </message>
    <message>
        <source>Conv1d</source>
        <translation>Conv1d</translation>
    </message>
    <message>
        <source>Conv2d</source>
        <translation>Conv2d</translation>
    </message>
    <message>
        <source>Conv3d</source>
        <translation>Conv3d</translation>
    </message>
    <message>
        <source>ConvNeXt</source>
        <translation>ConvNeXt</translation>
    </message>
    <message>
        <source>ConvNeXt with 27 blocks in its third stage.</source>
        <translation>第三阶段有 27 个块的 ConvNeXt。</translation>
    </message>
    <message>
        <source>ConvNeXt-S</source>
        <translation>ConvNeXt-S</translation>
    </message>
    <message>
        <source>ConvNeXt-T</source>
        <translation>ConvNeXt-T</translation>
    </message>
    <message>
        <source>ConvTranspose1d</source>
        <translation>ConvTranspose1d</translation>
    </message>
    <message>
        <source>ConvTranspose2d</source>
        <translation>ConvTranspose2d</translation>
    </message>
    <message>
        <source>ConvTranspose3d</source>
        <translation>ConvTranspose3d</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Convolution for DNA</source>
        <translation>用于 DNA 的卷积</translation>
    </message>
    <message>
        <source>Convolution, ReLU and pooling three times: 32 pixels become 16, 8 and 4.</source>
        <translation>卷积、ReLU、池化重复三次：32 像素依次变成 16、8、4。</translation>
    </message>
    <message>
        <source>Convolutional autoencoder</source>
        <translation>卷积自编码器</translation>
    </message>
    <message>
        <source>Convolutions look at each frame, an LSTM at their order.</source>
        <translation>卷积观察每一帧，LSTM 观察它们的次序。</translation>
    </message>
    <message>
        <source>Convolutions over three, four and five words; the strongest answers count.</source>
        <translation>对三个、四个、五个词做卷积；每个卷积取最强的响应。</translation>
    </message>
    <message>
        <source>Convolutions whose gaps double see far back without recurrence.</source>
        <translation>间隔逐层加倍的卷积无需循环也能看得很远。</translation>
    </message>
    <message>
        <source>Copied the picture</source>
        <translation>已复制图片</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Copy the whole code</source>
        <translation>复制全部代码</translation>
    </message>
    <message>
        <source>Correlation of true and predicted classes; fair when one class is rare.</source>
        <translation>真实类别与预测类别的相关性；某一类别稀少时也公平。</translation>
    </message>
    <message>
        <source>Cos</source>
        <translation>Cos</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Cosine likeness</source>
        <translation>余弦相似</translation>
    </message>
    <message>
        <source>Cosine similarity</source>
        <translation>余弦相似度</translation>
    </message>
    <message>
        <source>Cosine with restarts</source>
        <translation>余弦重启</translation>
    </message>
    <message>
        <source>CosineSimilarity</source>
        <translation>CosineSimilarity</translation>
    </message>
    <message>
        <source>Cost bar</source>
        <translation>成本条</translation>
    </message>
    <message>
        <source>Cost bar: MACs</source>
        <translation>成本条：MACs</translation>
    </message>
    <message>
        <source>Cost bar: memory</source>
        <translation>成本条：内存</translation>
    </message>
    <message>
        <source>Cost bar: parameters</source>
        <translation>成本条：参数</translation>
    </message>
    <message>
        <source>Count shapes and costs.</source>
        <translation>计算形状和开销。</translation>
    </message>
    <message>
        <source>Counts the zeros of the padding in the mean.</source>
        <translation>计算平均值时把填充的零也算进去。</translation>
    </message>
    <message>
        <source>Covariance of x and t / (their standard deviations), a mean over the outputs.</source>
        <translation>x 与 t 的协方差 / 两者标准差之积，对各输出取平均。</translation>
    </message>
    <message>
        <source>Critical success index</source>
        <translation>临界成功指数</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>Cross-entropy applies log-softmax itself; a second one changes nothing but takes time.</source>
        <translation>交叉熵自身已包含 log-softmax；再加一次结果不变，只会费时。</translation>
    </message>
    <message>
        <source>Cross-entropy applies softmax itself; twice makes learning slow and probabilities wrong.</source>
        <translation>交叉熵自身已包含 softmax；做两次会使学习变慢、概率出错。</translation>
    </message>
    <message>
        <source>Cross-entropy compares raw scores; behind a ReLU those of many classes are all zero.</source>
        <translation>交叉熵比较的是原始分数；经过 ReLU 之后，许多类别的分数都会变成零。</translation>
    </message>
    <message>
        <source>CrossEntropyLoss applies log-softmax itself, so {node} changes nothing. Remove it, or use NLLLoss.</source>
        <translation>CrossEntropyLoss 自身已包含 log-softmax，因此 {node} 不起作用。请移除它，或改用 NLLLoss。</translation>
    </message>
    <message>
        <source>CrossEntropyLoss applies softmax itself, so {node} does it twice and learning gets slow. Remove {node}.</source>
        <translation>CrossEntropyLoss 自身已包含 softmax，{node} 会重复一次，使学习变慢。请移除 {node}。</translation>
    </message>
    <message>
        <source>CrossMapLRN2d</source>
        <translation>CrossMapLRN2d</translation>
    </message>
    <message>
        <source>Ctrl + arrow keys</source>
        <translation>Ctrl + 方向键</translation>
    </message>
    <message>
        <source>Ctrl + double click</source>
        <translation>Ctrl + 双击</translation>
    </message>
    <message>
        <source>Ctrl+Shift and a digit keep what is seen under that number.</source>
        <translation>按 Ctrl+Shift 加数字键，即可把当前视图存到该编号下。</translation>
    </message>
    <message>
        <source>Ctrl+V with nn.Sequential(…)</source>
        <translation>复制 nn.Sequential(…) 后按 Ctrl+V</translation>
    </message>
    <message>
        <source>CumSum</source>
        <translation>CumSum</translation>
    </message>
    <message>
        <source>Curved</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Curved wires</source>
        <translation>曲线连线</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Cut wires</source>
        <translation>切断连线</translation>
    </message>
    <message>
        <source>Cuts a picture into patches, and adds a class token and learned positions.</source>
        <translation>把图片切成小块，加上类别标记与学习得到的位置。</translation>
    </message>
    <message>
        <source>Cuts an axis into a number of equal parts.</source>
        <translation>把一个轴切成若干相等的份。</translation>
    </message>
    <message>
        <source>Cuts an axis into parts of the sizes that you set.</source>
        <translation>把一个轴切成你设定大小的若干份。</translation>
    </message>
    <message>
        <source>Cuts an image into patches and makes each a step of a sequence.</source>
        <translation>把图像切成小块，每块成为序列中的一步。</translation>
    </message>
    <message>
        <source>Cuts every window out of an image, each as a column.</source>
        <translation>把图像的每个窗口取出来，各成一列。</translation>
    </message>
    <message>
        <source>Cuts numbers off below one bound and above another.</source>
        <translation>把小于下界和大于上界的数截断。</translation>
    </message>
    <message>
        <source>Cyclic</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>DCGAN: the discriminator</source>
        <translation>DCGAN：判别器</translation>
    </message>
    <message>
        <source>DCGAN: the generator</source>
        <translation>DCGAN：生成器</translation>
    </message>
    <message>
        <source>DL Studio ended before this work was saved. Opening it changes no file; what you do not open now is kept for later.</source>
        <translation>DL Studio 在这些工作保存之前就结束了。打开它们不会改动任何文件；现在不打开的会留待以后。</translation>
    </message>
    <message>
        <source>DL Studio ended unexpectedly the last time.</source>
        <translation>DL Studio 上次意外结束。</translation>
    </message>
    <message>
        <source>DL Studio projects</source>
        <translation>DL Studio 项目</translation>
    </message>
    <message>
        <source>Damps each channel by the strength of its neighbouring channels.</source>
        <translation>按相邻通道的强度抑制每个通道。</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Data cannot be read</source>
        <translation>数据无法读取</translation>
    </message>
    <message>
        <source>Data source</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>Decoder layer post-norm</source>
        <translation>解码器层（后归一化）</translation>
    </message>
    <message>
        <source>Decoder layer pre-norm</source>
        <translation>解码器层（前归一化）</translation>
    </message>
    <message>
        <source>Deep MLP</source>
        <translation>深层多层感知机</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>Default of torch: {value}</source>
        <translation>torch 的默认值：{value}</translation>
    </message>
    <message>
        <source>Default: {value}</source>
        <translation>默认：{value}</translation>
    </message>
    <message>
        <source>Degree of the norm for max_norm.</source>
        <translation>max_norm 所用范数的阶。</translation>
    </message>
    <message>
        <source>Degree of the norm: 1 sums the differences, 2 is the straight line.</source>
        <translation>范数的阶：1 是各差值之和，2 是直线距离。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete and join the wires</source>
        <translation>删除并接合连线</translation>
    </message>
    <message>
        <source>Delete block</source>
        <translation>删除块</translation>
    </message>
    <message>
        <source>Delete run</source>
        <translation>删除运行</translation>
    </message>
    <message>
        <source>Delete the block {name}</source>
        <translation>删除块 {name}</translation>
    </message>
    <message>
        <source>Delete the run “{run}” with its curves and weights? This cannot be undone.</source>
        <translation>删除运行“{run}”及其曲线和权重吗？删除后无法恢复。</translation>
    </message>
    <message>
        <source>Delete this run with its weights</source>
        <translation>删除这次运行及其权重</translation>
    </message>
    <message>
        <source>Delete unused blocks</source>
        <translation>删除未使用的块</translation>
    </message>
    <message>
        <source>Delete {node}</source>
        <translation>删除 {node}</translation>
    </message>
    <message>
        <source>Delete, keep the layers</source>
        <translation>删除框，保留层</translation>
    </message>
    <message>
        <source>Deleted: {names}</source>
        <translation>已删除：{names}</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Denoising autoencoder</source>
        <translation>去噪自编码器</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Dense block</source>
        <translation>密集块</translation>
    </message>
    <message>
        <source>DenseNet that grows by 48 channels with each layer.</source>
        <translation>每层增加 48 个通道的 DenseNet。</translation>
    </message>
    <message>
        <source>DenseNet with 32 layers in each of its last two blocks.</source>
        <translation>最后两个块各有 32 层的 DenseNet。</translation>
    </message>
    <message>
        <source>DenseNet with 48 layers in its third block.</source>
        <translation>第三个块有 48 层的 DenseNet。</translation>
    </message>
    <message>
        <source>DenseNet-121</source>
        <translation>DenseNet-121</translation>
    </message>
    <message>
        <source>DenseNet-161</source>
        <translation>DenseNet-161</translation>
    </message>
    <message>
        <source>DenseNet-169</source>
        <translation>DenseNet-169</translation>
    </message>
    <message>
        <source>DenseNet-201</source>
        <translation>DenseNet-201</translation>
    </message>
    <message>
        <source>Depthwise separable</source>
        <translation>深度可分离卷积</translation>
    </message>
    <message>
        <source>Detach</source>
        <translation>Detach</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Device not there</source>
        <translation>设备不存在</translation>
    </message>
    <message>
        <source>Device: {name}</source>
        <translation>设备：{name}</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>Dice and cross-entropy</source>
        <translation>Dice 与交叉熵</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异列表</translation>
    </message>
    <message>
        <source>Digits CNN</source>
        <translation>手写数字 CNN</translation>
    </message>
    <message>
        <source>Digits LSTM</source>
        <translation>手写数字 LSTM</translation>
    </message>
    <message>
        <source>Digits ResNet</source>
        <translation>手写数字 ResNet</translation>
    </message>
    <message>
        <source>Digits attention</source>
        <translation>手写数字注意力网络</translation>
    </message>
    <message>
        <source>Directions tried in one step.</source>
        <translation>一步中最多尝试的方向数。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开连线</translation>
    </message>
    <message>
        <source>Discs, squares, triangles, rings and diamonds of any place, size and brightness on a darker ground, with noise. The target is a mask of zeros and ones as large as the picture: the smallest task of segmentation. A small U-Net reaches an overlap (IoU) above 0.92.</source>
        <translation>在较暗的背景上，位置、大小和亮度各异的圆、正方形、三角形、圆环和菱形，并带有噪声。目标是与图片同样大小的 0/1 掩码：最小的分割任务。小型 U-Net 的重叠度（IoU）可达 0.92 以上。</translation>
    </message>
    <message>
        <source>Discs, squares, triangles, rings, diamonds, crosses, stars, rows, columns and chequers of any place, size and colour on a darker ground, with noise. A box is x1, y1, x2, y2 as shares of the side. With boxes and classes, ten scores follow, 1 at the shape that is there; one picture in eight is empty, and its numbers are all 0. A small convolutional network names more than 0.95 of the shapes.</source>
        <translation>在较暗的背景上，位置、大小和颜色各异的圆、正方形、三角形、圆环、菱形、十字、星形、横条、竖条和棋盘格，并带有噪声。框写作 x1、y1、x2、y2，以边长的比例表示。选“boxes and classes”时，后面还有十个得分，所含形状处为 1；每八张图片中约有一张是空的，其各数全为 0。小型卷积网络能认出 0.95 以上的形状。</translation>
    </message>
    <message>
        <source>Distance between two numbers of the window.</source>
        <translation>窗口中相邻两个数的距离。</translation>
    </message>
    <message>
        <source>Distance between two taps of the filter.</source>
        <translation>滤波器相邻两点的距离。</translation>
    </message>
    <message>
        <source>DistilBERT</source>
        <translation>DistilBERT</translation>
    </message>
    <message>
        <source>DistilBERT for two classes</source>
        <translation>二分类 DistilBERT</translation>
    </message>
    <message>
        <source>DistilBERT with the head that tells two kinds of sentences apart.</source>
        <translation>带分类头的 DistilBERT，用来区分两类句子。</translation>
    </message>
    <message>
        <source>Distillation</source>
        <translation>知识蒸馏</translation>
    </message>
    <message>
        <source>Distribute</source>
        <translation>等间距分布</translation>
    </message>
    <message>
        <source>Divide</source>
        <translation>Divide</translation>
    </message>
    <message>
        <source>Divides by the largest running mean so far, so that steps never grow again.</source>
        <translation>除以迄今最大的滑动平均，使步长不再增大。</translation>
    </message>
    <message>
        <source>Divides each step by the usual size of the gradient.</source>
        <translation>每一步都除以梯度的通常大小。</translation>
    </message>
    <message>
        <source>Divides one axis into several.</source>
        <translation>把一个轴分成几个轴。</translation>
    </message>
    <message>
        <source>Divides the features of each sample by their root mean square.</source>
        <translation>把每个样本的特征除以它们的均方根。</translation>
    </message>
    <message>
        <source>Divides the first wire by the second, number by number.</source>
        <translation>逐个数用第一条连线除以第二条。</translation>
    </message>
    <message>
        <source>Divides the rate by 1 + lr_decay·steps.</source>
        <translation>学习率除以 1 + lr_decay·步数。</translation>
    </message>
    <message>
        <source>Divides the slope of a row by how often its number stands in the batch.</source>
        <translation>把每行的梯度除以该数在一批中出现的次数。</translation>
    </message>
    <message>
        <source>Divides the sum of a window by this number.</source>
        <translation>用这个数除窗口的和。</translation>
    </message>
    <message>
        <source>Documentation and source</source>
        <translation>文档与出处</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Double click on the wire</source>
        <translation>双击连线</translation>
    </message>
    <message>
        <source>Double-click the block to go in</source>
        <translation>双击块即可进入</translation>
    </message>
    <message>
        <source>Doubles the size, joins the maps that came across, then two convolutions.</source>
        <translation>尺寸加倍，与横向传来的特征图拼接，再做两次卷积。</translation>
    </message>
    <message>
        <source>Down to see what it is, up to see where: wires across keep the detail.</source>
        <translation>向下看清是什么，向上看清在哪里：横向连线保留细节。</translation>
    </message>
    <message>
        <source>Drag a layer from the list to the canvas to begin.</source>
        <translation>从列表中把一个层拖到画布上，即可开始。</translation>
    </message>
    <message>
        <source>Drag a layer here from the left, or press Tab and type its name</source>
        <translation>从左侧把层拖到这里，或按 Tab 输入它的名称</translation>
    </message>
    <message>
        <source>Drag from the port of one</source>
        <translation>从其中一个的端口拖动</translation>
    </message>
    <message>
        <source>Drag from the right side of a layer to the left side of the next</source>
        <translation>从一个层的右侧拖到下一个层的左侧即可连线</translation>
    </message>
    <message>
        <source>Drag layers onto it and wire them.</source>
        <translation>把层拖到画布上，再用连线接起来。</translation>
    </message>
    <message>
        <source>Drag up or down from the arrows to step fast.</source>
        <translation>从箭头处上下拖动可快速调整。</translation>
    </message>
    <message>
        <source>Draw a loss from nodes: its Inputs are the outputs of the network and the target</source>
        <translation>用节点绘制损失：其“输入”为网络的输出和目标</translation>
    </message>
    <message>
        <source>Draw a network into a file.</source>
        <translation>把网络画成图片文件。</translation>
    </message>
    <message>
        <source>Draw a neural network, see every shape, train it live, take readable PyTorch code away.</source>
        <translation>画出神经网络，看清每个形状，实时训练，带走可读的 PyTorch 代码。</translation>
    </message>
    <message>
        <source>Draw a neural network, see every shape, train it live.</source>
        <translation>画出神经网络，看清每个形状，实时训练。</translation>
    </message>
    <message>
        <source>Draw the block {name} anew</source>
        <translation>重新绘制块 {name}</translation>
    </message>
    <message>
        <source>Draw, check, train and export neural networks.</source>
        <translation>绘制、检查、训练和导出神经网络。</translation>
    </message>
    <message>
        <source>Draws from a Gaussian so that gradients pass, as in a VAE.</source>
        <translation>从高斯分布中抽样并让梯度通过，用于 VAE。</translation>
    </message>
    <message>
        <source>Draws from a normal distribution and sets a share of each column to 0.</source>
        <translation>从正态分布取值，并把每列的一部分设为 0。</translation>
    </message>
    <message>
        <source>Draws from a normal distribution, cut off at two bounds.</source>
        <translation>从正态分布取值，并在两端截断。</translation>
    </message>
    <message>
        <source>Draws from a normal distribution.</source>
        <translation>从正态分布取值。</translation>
    </message>
    <message>
        <source>Draws from a uniform distribution.</source>
        <translation>从均匀分布取值。</translation>
    </message>
    <message>
        <source>Drop a layer beside a wire, not into it</source>
        <translation>把层放在连线旁边，不插入连线</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Dropout1d</source>
        <translation>Dropout1d</translation>
    </message>
    <message>
        <source>Dropout2d</source>
        <translation>Dropout2d</translation>
    </message>
    <message>
        <source>Dropout3d</source>
        <translation>Dropout3d</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>原地复制</translation>
    </message>
    <message>
        <source>Duplicate with wires</source>
        <translation>连同连线复制</translation>
    </message>
    <message>
        <source>D′ = (D − 1)·stride − 2·padding + dilation·(kernel_size − 1) + output_padding + 1, and H′ and W′ alike. D is the depth of a volume or the frames of a clip; stride (1, 2, 2) enlarges each frame and adds none.</source>
        <translation>D′ = (D − 1)·stride − 2·padding + dilation·(kernel_size − 1) + output_padding + 1，H′ 和 W′ 相同。D 是体数据的深度或片段的帧数；stride 为 (1, 2, 2) 时放大每一帧，而不增加帧。</translation>
    </message>
    <message>
        <source>D′ = D + front + back, H′ = H + top + bottom, W′ = W + left + right. One number pads all sides, six are (left, right, top, bottom, front, back). A negative number cuts instead. With value −1e9 before a MaxPool the border never wins.</source>
        <translation>D′ = D + 前 + 后，H′ = H + 上 + 下，W′ = W + 左 + 右。一个数填充各边，六个数为（左，右，上，下，前，后）。负数则裁剪。在 MaxPool 之前令 value 为 −1e9，边界就永远不会被选中。</translation>
    </message>
    <message>
        <source>D′ = D + front + back, H′ = H + top + bottom, W′ = W + left + right. One number pads all sides, six are (left, right, top, bottom, front, back). A negative number cuts instead. Zeros in front only make a Conv3d over a clip causal.</source>
        <translation>D′ = D + 前 + 后，H′ = H + 上 + 下，W′ = W + 左 + 右。一个数填充各边，六个数为（左，右，上，下，前，后）。负数则裁剪。只在前面补零，可使视频片段上的 Conv3d 成为因果卷积。</translation>
    </message>
    <message>
        <source>D′ = D + front + back, H′ = H + top + bottom, W′ = W + left + right. One number pads all sides, six are (left, right, top, bottom, front, back). …a a | a b c | c c…: the edge goes on, without the dark frame that zeros give.</source>
        <translation>D′ = D + 前 + 后，H′ = H + 上 + 下，W′ = W + 左 + 右。一个数填充各边，六个数为（左，右，上，下，前，后）。…a a | a b c | c c…：边缘延续下去，没有补零造成的暗框。</translation>
    </message>
    <message>
        <source>D′ = D + front + back, H′ = H + top + bottom, W′ = W + left + right. One number pads all sides, six are (left, right, top, bottom, front, back). …b c | a b c | a b…: for data that closes on itself, as angles, days, maps of the globe.</source>
        <translation>D′ = D + 前 + 后，H′ = H + 上 + 下，W′ = W + 左 + 右。一个数填充各边，六个数为（左，右，上，下，前，后）。…b c | a b c | a b…：用于首尾相接的数据，如角度、一天的时刻、全球地图。</translation>
    </message>
    <message>
        <source>D′ = D + front + back, H′ = H + top + bottom, W′ = W + left + right. One number pads all sides, six are (left, right, top, bottom, front, back). …c b | a b c | b a…: the edge itself is not repeated, so the padding must be smaller.</source>
        <translation>D′ = D + 前 + 后，H′ = H + 上 + 下，W′ = W + 左 + 右。一个数填充各边，六个数为（左，右，上，下，前，后）。…c b | a b c | b a…：边缘本身不重复，所以填充必须更小。</translation>
    </message>
    <message>
        <source>D′ = ⌊(D + 2·padding − dilation·(kernel_size − 1) − 1) / stride⌋ + 1, and H′ and W′ alike. D is the depth of a volume or the frames of a clip. Weights: out_channels × in_channels / groups × the three sides of a filter; kernel_size 3 costs three times as much as in Conv2d.</source>
        <translation>D′ = ⌊(D + 2·padding − dilation·(kernel_size − 1) − 1) / stride⌋ + 1，H′ 和 W′ 相同。D 是体数据的深度或片段的帧数。权重数：out_channels × in_channels / groups × 滤波器的三条边；kernel_size 为 3 时代价是 Conv2d 的三倍。</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>EMA momentum</source>
        <translation>指数平均动量</translation>
    </message>
    <message>
        <source>Each arm makes 1.75 turns. No straight line separates the arms: a linear model gets about two of three right, two hidden layers of 32 reach more than 0.97.</source>
        <translation>每条旋臂绕 1.75 圈。没有直线能把两臂分开：线性模型只能分对三分之二左右，两个 32 单元的隐藏层可达 0.97 以上。</translation>
    </message>
    <message>
        <source>Each axis gets a letter. Equal letters are multiplied place by place; letters that are missing behind -&gt; are summed over. “nqd,nkd-&gt;nqk” is Q·Kᵀ: y[n, q, k] = Σ over d of Q[n, q, d]·K[n, k, d]. The batch must stay, and stay first.</source>
        <translation>每个轴有一个字母。相同的字母逐位相乘；-&gt; 后面没有的字母被求和。“nqd,nkd-&gt;nqk” 就是 Q·Kᵀ：y[n, q, k] = 对 d 求和 Q[n, q, d]·K[n, k, d]。批轴必须保留，并且排在最前面。</translation>
    </message>
    <message>
        <source>Each digit is two tones that rise or fall over 13 bands for 4 to 8 frames, said by speakers of different pitch, pace and loudness, with pauses of up to 3 frames. These are no recordings. The target is the row of digits without their times: class 0 is the blank and fills up, digit d is class d + 1. Made for the loss CTC and the metric label error rate; two LSTM layers reach a rate below 0.05.</source>
        <translation>每个数字是 13 个频带上升高或降低的两个音，持续 4 到 8 帧，由音高、语速和响度各不相同的“说话人”说出，中间有最多 3 帧的停顿。这些不是录音。目标是数字序列，不含时间：类别 0 是空白，也用来补齐；数字 d 是类别 d + 1。它用于损失 CTC 和指标标签错误率；两层 LSTM 可使错误率低于 0.05。</translation>
    </message>
    <message>
        <source>Each group of GroupNorm holds a single number of {shape}, which would always become 0. Set num_groups below {channels}, or use BatchNorm1d.</source>
        <translation>GroupNorm 的每一组只含 {shape} 中的一个数，结果总会是 0。请把 num_groups 设得小于 {channels}，或改用 BatchNorm1d。</translation>
    </message>
    <message>
        <source>Each node takes in what its neighbours know; the adjacency is a matrix.</source>
        <translation>每个节点汇集邻居的信息；邻接关系是一个矩阵。</translation>
    </message>
    <message>
        <source>Each pair of numbers at place t turns by the angle t / base^(2i/D), so the product of a query and a key depends on how far apart they are. Use one on the queries and one on the keys, behind SplitHeads (Su et al. 2021).</source>
        <translation>位置 t 上的每一对数旋转角度 t / base^(2i/D)，因此查询与键的乘积取决于两者相距多远。在 SplitHeads 之后，对查询和键各用一个（Su 等，2021）。</translation>
    </message>
    <message>
        <source>Each paper of Cora takes the mean of its neighbours, twice, and names its field.</source>
        <translation>Cora 中的每篇论文两次汇总邻居的信息，再说出所属领域。</translation>
    </message>
    <message>
        <source>Each sample is a sine of amplitude 1 with a random period between 10 and 60 steps and a random phase: 40 values in, the 41st is the target. Repeating the last value gives an error (RMSE) near 0.28; a small RNN or LSTM reaches less than 0.10.</source>
        <translation>每个样本是振幅为 1 的正弦，周期在 10 到 60 步之间随机，相位随机：输入 40 个值，第 41 个是目标。直接重复最后一个值的误差（RMSE）约为 0.28；小型 RNN 或 LSTM 可降到 0.10 以下。</translation>
    </message>
    <message>
        <source>Earlier versions of “{file}”</source>
        <translation>“{file}”的早期版本</translation>
    </message>
    <message>
        <source>Earlier versions…</source>
        <translation>早期版本…</translation>
    </message>
    <message>
        <source>Early stopping watches the validation loss, but no samples are kept for validation. Set a validation share such as 0.1, or turn early stopping off.</source>
        <translation>提前停止依据验证损失，但没有留出验证样本。请设置验证比例（例如 0.1），或关闭提前停止。</translation>
    </message>
    <message>
        <source>Early stopping watches the validation loss.</source>
        <translation>提前停止依据的是验证损失。</translation>
    </message>
    <message>
        <source>Early stopping without validation</source>
        <translation>提前停止但没有验证部分</translation>
    </message>
    <message>
        <source>Edit block {name}</source>
        <translation>编辑块 {name}</translation>
    </message>
    <message>
        <source>Edit distance / number of labels, of all samples together. For networks trained by CTC: the likeliest class of each step, without repetitions and blanks. May exceed 1.</source>
        <translation>所有样本的编辑距离之和 / 标签总数。用于以 CTC 训练的网络：取每步最可能的类别，去掉重复和空白。可能大于 1。</translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation>编辑备注</translation>
    </message>
    <message>
        <source>Edit text</source>
        <translation>编辑文字</translation>
    </message>
    <message>
        <source>Edit the parameters of {block}</source>
        <translation>编辑 {block} 的参数</translation>
    </message>
    <message>
        <source>Edit training</source>
        <translation>编辑训练设置</translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation>编辑 {name}</translation>
    </message>
    <message>
        <source>EfficientNet-B0</source>
        <translation>EfficientNet-B0</translation>
    </message>
    <message>
        <source>EfficientNet-B0 with more blocks in each stage.</source>
        <translation>每个阶段块数更多的 EfficientNet-B0。</translation>
    </message>
    <message>
        <source>EfficientNet-B1</source>
        <translation>EfficientNet-B1</translation>
    </message>
    <message>
        <source>Eight basic blocks: what goes into a block is added to what comes out.</source>
        <translation>八个基本块：块的输入会加到它的输出上。</translation>
    </message>
    <message>
        <source>Eight rows look at each other (Vaswani et al. 2017), then vote.</source>
        <translation>八行彼此关注（Vaswani 等，2017），然后投票。</translation>
    </message>
    <message>
        <source>Einsum</source>
        <translation>Einsum</translation>
    </message>
    <message>
        <source>Einsum calls the axes of wire {wire} “{term}”, which is {letters} {letters:letter|letters}, but {shape} has {rank} {rank:axis|axes}. Write one letter for each axis.</source>
        <translation>Einsum 用 “{term}” 称呼第 {wire} 条连线的轴，共 {letters} 个字母，但 {shape} 有 {rank} 个轴。请给每个轴写一个字母。</translation>
    </message>
    <message>
        <source>Einsum has the letters {letters} for the batch N, which would put every sample together with every other. Use one letter for the batch on all wires.</source>
        <translation>Einsum 用字母 {letters} 表示批 N，这会把每个样本与其他所有样本放在一起。请在所有连线上用同一个字母表示批。</translation>
    </message>
    <message>
        <source>Einsum must keep the batch N, here the letter {letter}, as the first axis of its result, got “{output}”. Begin the result with {letter}.</source>
        <translation>Einsum 必须把批 N（这里是字母 {letter}）保留为结果的第一个轴，但得到 “{output}”。请让结果以 {letter} 开头。</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <source>EmbeddingBag</source>
        <translation>EmbeddingBag</translation>
    </message>
    <message>
        <source>EmbeddingBag cannot divide slopes by frequency with mode=max, got scale_grad_by_freq=true. Turn scale_grad_by_freq off, or use mode=mean.</source>
        <translation>EmbeddingBag 在 mode=max 时不能按频率缩放梯度，但 scale_grad_by_freq=true。请关闭 scale_grad_by_freq，或使用 mode=mean。</translation>
    </message>
    <message>
        <source>EmbeddingBag needs one weight for each number of {shape}, got {weights}. Give per_sample_weights the same shape as input.</source>
        <translation>EmbeddingBag 需要为 {shape} 中的每个数给一个权重，但得到 {weights}。请让 per_sample_weights 与 input 形状相同。</translation>
    </message>
    <message>
        <source>EmbeddingBag weighs its numbers with mode=sum only, got mode={mode}. Set mode to sum, or remove the wire of per_sample_weights.</source>
        <translation>EmbeddingBag 只有在 mode=sum 时才给各数加权，但 mode={mode}。请把 mode 设为 sum，或移除 per_sample_weights 的连线。</translation>
    </message>
    <message>
        <source>Empty canvas</source>
        <translation>空白画布</translation>
    </message>
    <message>
        <source>Encoder and decoder: turns one sequence into another.</source>
        <translation>编码器加解码器：把一个序列变成另一个。</translation>
    </message>
    <message>
        <source>Encoder for classification</source>
        <translation>分类编码器</translation>
    </message>
    <message>
        <source>Encoder layer post-norm</source>
        <translation>编码器层（后归一化）</translation>
    </message>
    <message>
        <source>Encoder layer pre-norm</source>
        <translation>编码器层（前归一化）</translation>
    </message>
    <message>
        <source>Ends with a LayerNorm, which norm_first needs.</source>
        <translation>以一个 LayerNorm 结尾，norm_first 需要它。</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Enlargement</source>
        <translation>放大倍数</translation>
    </message>
    <message>
        <source>Enlarges a volume or a clip with learned filters.</source>
        <translation>用可学习的滤波器放大体数据或视频片段。</translation>
    </message>
    <message>
        <source>Enlarges an image by laying channels out as pixels.</source>
        <translation>把通道铺成像素，从而放大图像。</translation>
    </message>
    <message>
        <source>Enlarges an image by lines between its pixels.</source>
        <translation>在像素之间连线，从而放大图像。</translation>
    </message>
    <message>
        <source>Enlarges an image by repeating its pixels.</source>
        <translation>重复像素，从而放大图像。</translation>
    </message>
    <message>
        <source>Enlarges an image with learned filters.</source>
        <translation>用可学习的滤波器放大图像。</translation>
    </message>
    <message>
        <source>Enlarges or shrinks a signal, an image or a volume.</source>
        <translation>放大或缩小信号、图像或体数据。</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Enter a block</source>
        <translation>进入块</translation>
    </message>
    <message>
        <source>Entries of the file differ that this version does not know</source>
        <translation>文件中此版本不认识的条目有差异</translation>
    </message>
    <message>
        <source>Epoch {epoch}/{epochs}: training {train}; validation {validation}{best}</source>
        <translation>第 {epoch}/{epochs} 轮：训练 {train}；验证 {validation}{best}</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Epochs after which it drops.</source>
        <translation>在这些轮之后下降。</translation>
    </message>
    <message>
        <source>Epochs between two drops.</source>
        <translation>两次下降之间的轮数。</translation>
    </message>
    <message>
        <source>Epochs of rest after a drop.</source>
        <translation>下降之后休息的轮数。</translation>
    </message>
    <message>
        <source>Epochs until the end of the line.</source>
        <translation>直线结束前的轮数。</translation>
    </message>
    <message>
        <source>Epochs until the first restart.</source>
        <translation>第一次重启前的轮数。</translation>
    </message>
    <message>
        <source>Epochs with the share.</source>
        <translation>使用该份额的轮数。</translation>
    </message>
    <message>
        <source>Epochs without a better validation loss before training stops by itself.</source>
        <translation>验证损失连续多少轮没有改善就自动停止训练。</translation>
    </message>
    <message>
        <source>Epochs without progress before a drop.</source>
        <translation>下降之前允许没有进展的轮数。</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>Equal</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Every block is in use</source>
        <translation>所有的块都在使用中</translation>
    </message>
    <message>
        <source>Every epoch is a single step with all samples.</source>
        <translation>每轮只有一步，一次用上所有样本。</translation>
    </message>
    <message>
        <source>Every how many places one is taken.</source>
        <translation>每隔多少个位置取一个。</translation>
    </message>
    <message>
        <source>Every input of {node} has its wire ({names}). Add another node, or name the port to draw a second wire into it.</source>
        <translation>{node} 的每个输入都已有连线（{names}）。请添加另一个节点，或指明端口以便向它再连一条线。</translation>
    </message>
    <message>
        <source>Every layer sees what all layers before it have found.</source>
        <translation>每一层都能看到之前所有层的发现。</translation>
    </message>
    <message>
        <source>Every layer with weights is frozen, so there is nothing to learn. Unfreeze those that should learn, such as the last one.</source>
        <translation>所有带权重的层都已冻结，所以没有可学习的。请解冻应当学习的层，例如最后一层。</translation>
    </message>
    <message>
        <source>Every network starts here. Give the shape of one sample; the batch axis N is added in front. A letter such as T stands for a length that may differ from batch to batch. Choose int64 for word or class numbers that an Embedding reads.</source>
        <translation>每个网络都从这里开始。给出一个样本的形状，批轴 N 会加在最前面。T 这样的字母表示每批可以不同的长度。要给 Embedding 读的词或类别编号请选 int64。</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Everything is frozen</source>
        <translation>全部冻结</translation>
    </message>
    <message>
        <source>Exact formula, or approximated by tanh.</source>
        <translation>精确公式，或用 tanh 近似。</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Exp</source>
        <translation>Exp</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>Expand</translation>
    </message>
    <message>
        <source>Expand repeats axes of size 1 and leaves others as they are, so {shape} cannot become (N, {wanted}). Write one number for each axis behind the batch, -1 where it stays.</source>
        <translation>Expand 重复大小为 1 的轴，其余的轴保持不变，所以 {shape} 不能变成 (N, {wanted})。请给批轴之后的每个轴写一个数，不变的轴写 -1。</translation>
    </message>
    <message>
        <source>Expected a Project or a Graph, got {found}. Pass a Graph, or what load() returned.</source>
        <translation>应为 Project 或 Graph，得到的是 {found}。请传入 Graph，或 load() 返回的对象。</translation>
    </message>
    <message>
        <source>Expected a run or the folder of one, got {found}. Pass what train() returned.</source>
        <translation>应为运行或运行的文件夹，得到的是 {found}。请传入 train() 返回的对象。</translation>
    </message>
    <message>
        <source>Expected shapes such as (N, 3, 32, 32) for the inputs, got {found}.</source>
        <translation>输入应写成 (N, 3, 32, 32) 这样的形状，得到的是 {found}。</translation>
    </message>
    <message>
        <source>Expected: {what}</source>
        <translation>应为：{what}</translation>
    </message>
    <message>
        <source>Explained variance</source>
        <translation>可解释方差</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>Export picture…</source>
        <translation>导出图片…</translation>
    </message>
    <message>
        <source>Export the best weights of this run</source>
        <translation>导出这次运行的最佳权重</translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>已导出到 {path}</translation>
    </message>
    <message>
        <source>Exported. The largest difference is {value}.</source>
        <translation>导出成功，最大差异为 {value}。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Expression not possible</source>
        <translation>表达式不可用</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>F-beta</source>
        <translation>F-beta</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>FLOPs</source>
        <translation>FLOPs</translation>
    </message>
    <message>
        <source>FLOPs a sample</source>
        <translation>每个样本的 FLOPs</translation>
    </message>
    <message>
        <source>Factor of each drop.</source>
        <translation>每次下降的系数。</translation>
    </message>
    <message>
        <source>Factor of each epoch.</source>
        <translation>每轮的系数。</translation>
    </message>
    <message>
        <source>Factor of each step with exp_range.</source>
        <translation>exp_range 时每步的系数。</translation>
    </message>
    <message>
        <source>Factor of the gradient that goes back, besides its sign.</source>
        <translation>返回的梯度除了变号之外再乘的系数。</translation>
    </message>
    <message>
        <source>Factor of the scores before the softmax.</source>
        <translation>softmax 之前得分的系数。</translation>
    </message>
    <message>
        <source>Factor of the time between restarts.</source>
        <translation>两次重启间隔的倍数。</translation>
    </message>
    <message>
        <source>Factor on the spread; about 1.41 before a ReLU, 1.67 a tanh.</source>
        <translation>离散程度的系数；后接 ReLU 约取 1.41，后接 tanh 约取 1.67。</translation>
    </message>
    <message>
        <source>Factors of a step whose gradient turned, and of one whose gradient did not.</source>
        <translation>梯度变号时和未变号时步长的系数。</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Falls along half a cosine, jumps back up, and falls again.</source>
        <translation>沿半个余弦下降，跳回高点，再次下降。</translation>
    </message>
    <message>
        <source>Falls with the square root of the steps, as for transformers.</source>
        <translation>随步数的平方根下降，常用于 Transformer。</translation>
    </message>
    <message>
        <source>Feature maps, true sizes</source>
        <translation>特征图（真实比例）</translation>
    </message>
    <message>
        <source>FeatureAlphaDropout</source>
        <translation>FeatureAlphaDropout</translation>
    </message>
    <message>
        <source>Features of every step.</source>
        <translation>每一步的特征数。</translation>
    </message>
    <message>
        <source>Fed by</source>
        <translation>输入来自</translation>
    </message>
    <message>
        <source>Few-shot prototypes</source>
        <translation>小样本原型网络</translation>
    </message>
    <message>
        <source>Fewer steps than labels</source>
        <translation>时间步少于标签</translation>
    </message>
    <message>
        <source>Fifty bottlenecks: the deepest network of its year, and it still trained.</source>
        <translation>五十个瓶颈块：当年最深的网络，而且依然能训练。</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files that it imports, beside it: {files}</source>
        <translation>它导入的文件就在旁边：{files}</translation>
    </message>
    <message>
        <source>Filters over the four bases find short motifs in a sequence of 200.</source>
        <translation>在四种碱基上滑动的滤波器，从长 200 的序列中找出短基序。</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>查找命令…</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Find on the canvas</source>
        <translation>在画布上查找</translation>
    </message>
    <message>
        <source>Find on the canvas…</source>
        <translation>在画布上查找…</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Finds its step size from the size of its own last steps.</source>
        <translation>由自己最近几步的大小决定步长。</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Finished after {epochs} {epochs:epoch|epochs}. The best weights, of epoch {epoch} with loss {loss}, are kept.</source>
        <translation>{epochs} 轮后完成。已保留最佳权重：第 {epoch} 轮，损失 {loss}。</translation>
    </message>
    <message>
        <source>First axis that is joined.</source>
        <translation>合并的第一个轴。</translation>
    </message>
    <message>
        <source>First networks</source>
        <translation>入门网络</translation>
    </message>
    <message>
        <source>Fit frame or note to its content</source>
        <translation>使框或便笺适应内容</translation>
    </message>
    <message>
        <source>Fit the network in the window</source>
        <translation>让整个网络适合窗口</translation>
    </message>
    <message>
        <source>Fit the selection in the window</source>
        <translation>让所选部分适合窗口</translation>
    </message>
    <message>
        <source>Fit to content</source>
        <translation>适应内容</translation>
    </message>
    <message>
        <source>Five convolutions and overlapping pools as in AlexNet, for coloured shapes.</source>
        <translation>五个卷积和 AlexNet 那样的重叠池化，用于彩色形状。</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>固定值</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>Flatten</translation>
    </message>
    <message>
        <source>Flatten from axis {start} would join samples with each other: axis {batch} of {shape} is the batch. Set start_dim to {next}.</source>
        <translation>从第 {start} 轴开始的 Flatten 会把不同样本合在一起：{shape} 的第 {batch} 轴是批。请把 start_dim 设为 {next}。</translation>
    </message>
    <message>
        <source>Flatten joins the axes from start_dim to end_dim, but {start} comes after {end}. Set end_dim to −1 for the last axis.</source>
        <translation>Flatten 合并从 start_dim 到 end_dim 的轴，但 {start} 在 {end} 之后。请把 end_dim 设为 −1，表示最后一轴。</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Flip</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>浮动</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Floor</translation>
    </message>
    <message>
        <source>Flow, from top to bottom</source>
        <translation>流程图（自上而下）</translation>
    </message>
    <message>
        <source>Focal</source>
        <translation>焦点损失</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Fold</translation>
    </message>
    <message>
        <source>Fold needs columns that hold every tap of the window for each channel, a multiple of {taps}, got {column} in {shape}. Set kernel_size as in the Unfold.</source>
        <translation>Fold 的每一列须含有每个通道在窗口中的所有数，即 {taps} 的倍数，但 {shape} 中是 {column}。请把 kernel_size 设得与 Unfold 相同。</translation>
    </message>
    <message>
        <source>Fold or unfold the panels below</source>
        <translation>收起或展开下方面板</translation>
    </message>
    <message>
        <source>Fold the panels below</source>
        <translation>收起下方面板</translation>
    </message>
    <message>
        <source>Fold to {size} needs {wanted} {wanted:column|columns}, one for each place of the window, got {length} in {shape}. Set output_size to the size of the image before the Unfold, and the other sizes as there.</source>
        <translation>Fold 成 {size} 需要 {wanted} 列，窗口的每个位置一列，但 {shape} 中有 {length} 列。请把 output_size 设为 Unfold 之前图像的大小，其他大小与那里相同。</translation>
    </message>
    <message>
        <source>Follow the wire</source>
        <translation>跟随连线</translation>
    </message>
    <message>
        <source>For a row of labels without their times, as in speech; takes log-probabilities.</source>
        <translation>用于没有时间标注的标签序列，例如语音；取对数概率。</translation>
    </message>
    <message>
        <source>For biases and factors. Weights that are all equal stay equal: every unit of the layer learns the same.</source>
        <translation>用于偏置和系数。全部相同的权重会一直相同：该层的每个单元学到的都一样。</translation>
    </message>
    <message>
        <source>For counts, which are never negative.</source>
        <translation>用于计数，计数不会为负。</translation>
    </message>
    <message>
        <source>For each word it writes, it looks again at the words it has read.</source>
        <translation>每写一个词，都再看一遍读过的词。</translation>
    </message>
    <message>
        <source>For masks: how well two areas overlap; takes raw scores.</source>
        <translation>用于掩码：两个区域重叠得多好；接收原始分数。</translation>
    </message>
    <message>
        <source>For masks: overlap and every single pixel; takes raw scores.</source>
        <translation>用于掩码：兼顾重叠与每个像素；接收原始分数。</translation>
    </message>
    <message>
        <source>For masks: overlap, with prices for false alarms and misses; takes raw scores.</source>
        <translation>用于掩码：重叠，误报与漏报各有代价；接收原始分数。</translation>
    </message>
    <message>
        <source>For numbers with their uncertainty; takes a mean and a variance.</source>
        <translation>用于带不确定度的数值；取均值和方差。</translation>
    </message>
    <message>
        <source>For numbers: the value below which a share of the targets lies.</source>
        <translation>用于数值：使一定份额的目标位于其下的值。</translation>
    </message>
    <message>
        <source>For numbers; all errors count by their size.</source>
        <translation>用于数值；误差按大小计入。</translation>
    </message>
    <message>
        <source>For numbers; as Huber, scaled so that large errors count by their size.</source>
        <translation>用于数值；同 Huber，但经缩放使大误差按其大小计。</translation>
    </message>
    <message>
        <source>For numbers; as Huber, without a corner.</source>
        <translation>用于数值；同 Huber，但没有拐角。</translation>
    </message>
    <message>
        <source>For numbers; large errors count most.</source>
        <translation>用于数值；大的误差影响最大。</translation>
    </message>
    <message>
        <source>For numbers; squared for small errors, absolute for large ones.</source>
        <translation>用于数值；误差小时取平方，大时取绝对值。</translation>
    </message>
    <message>
        <source>For one class out of several that differ much in size; takes raw scores.</source>
        <translation>用于样本数相差很大的多类之一；接收原始分数。</translation>
    </message>
    <message>
        <source>For one class out of several: the true score must win by a margin; takes raw scores.</source>
        <translation>用于多类之一：真实类别的分数须领先一个间隔；接收原始分数。</translation>
    </message>
    <message>
        <source>For one class out of several; takes log-probabilities.</source>
        <translation>用于多类中选一类；接受对数概率。</translation>
    </message>
    <message>
        <source>For one class out of several; takes raw scores.</source>
        <translation>用于多类中选一类；接受原始得分。</translation>
    </message>
    <message>
        <source>For pairs of scores: yes if the first should be higher, no if the second should.</source>
        <translation>用于成对的得分：第一个应更高为“是”，第二个应更高为“否”。</translation>
    </message>
    <message>
        <source>For pairs of vectors that are alike (yes) or not (no).</source>
        <translation>用于相似（是）或不相似（否）的向量对。</translation>
    </message>
    <message>
        <source>For pairs that are alike (yes) or not (no); takes their distance.</source>
        <translation>用于相似（是）或不相似（否）的样本对；取它们的距离。</translation>
    </message>
    <message>
        <source>For pixels of several classes: how well their areas overlap; takes raw scores.</source>
        <translation>用于多类像素：各区域重叠得多好；接收原始分数。</translation>
    </message>
    <message>
        <source>For several yes or no at once: each yes must win over each no; takes raw scores.</source>
        <translation>用于同时判断多个是或否：每个“是”的得分都必须胜过每个“否”；取原始得分。</translation>
    </message>
    <message>
        <source>For several yes or no at once; takes raw scores.</source>
        <translation>用于同时判断多个是或否；接收原始分数。</translation>
    </message>
    <message>
        <source>For targets that are probabilities themselves; takes log-probabilities.</source>
        <translation>用于目标本身就是概率的情况；接收对数概率。</translation>
    </message>
    <message>
        <source>For tasks with many similar classes. With no more than k classes it is 1.</source>
        <translation>用于有许多相似类别的任务。类别不多于 k 个时恒为 1。</translation>
    </message>
    <message>
        <source>For teaching, not for diagnosis. Use standard scaling.</source>
        <translation>仅供教学，不可用于诊断。建议使用标准化。</translation>
    </message>
    <message>
        <source>For two classes (TP·TN − FP·FN) / √((TP+FP)·(TP+FN)·(TN+FP)·(TN+FN)). 0 is chance.</source>
        <translation>两个类别时为 (TP·TN − FP·FN) / √((TP+FP)·(TP+FN)·(TN+FP)·(TN+FN))。0 为偶然水平。</translation>
    </message>
    <message>
        <source>For two classes the mean of (p − t)², for more the mean of Σ (p − t)² over the classes.</source>
        <translation>两个类别时为 (p − t)² 的平均，更多类别时为对各类别求和 Σ (p − t)² 的平均。</translation>
    </message>
    <message>
        <source>For yes or no where one is rare; takes raw scores.</source>
        <translation>用于其中之一稀少的是或否；接收原始分数。</translation>
    </message>
    <message>
        <source>For yes or no: a score must be right by a margin; takes raw scores.</source>
        <translation>用于是或否：分数须以一个间隔判断正确；接收原始分数。</translation>
    </message>
    <message>
        <source>For yes or no; takes probabilities.</source>
        <translation>用于是或否；接收概率。</translation>
    </message>
    <message>
        <source>For yes or no; takes raw scores.</source>
        <translation>用于是与否；接受原始得分。</translation>
    </message>
    <message>
        <source>Forecaster with a GRU</source>
        <translation>GRU 预测器</translation>
    </message>
    <message>
        <source>Forecaster with an LSTM</source>
        <translation>LSTM 预测器</translation>
    </message>
    <message>
        <source>Forecaster with dilated convolutions</source>
        <translation>空洞卷积预测器</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Forty values of a noisy sine; the network predicts the next one.</source>
        <translation>带噪正弦的四十个值；由网络预测下一个。</translation>
    </message>
    <message>
        <source>Four layers; each adds some new maps and reads all that were made before it.</source>
        <translation>四层；每层新增一些特征图，并读取之前产生的全部特征图。</translation>
    </message>
    <message>
        <source>Four lengths of 150 flowers of three species.</source>
        <translation>三个品种共 150 朵花的四项长度。</translation>
    </message>
    <message>
        <source>FractionalMaxPool2d</source>
        <translation>FractionalMaxPool2d</translation>
    </message>
    <message>
        <source>FractionalMaxPool3d</source>
        <translation>FractionalMaxPool3d</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>框</translation>
    </message>
    <message>
        <source>Frame around the selection</source>
        <translation>为所选内容加框</translation>
    </message>
    <message>
        <source>Frame or note: amber</source>
        <translation>框或便笺：琥珀色</translation>
    </message>
    <message>
        <source>Frame or note: blue</source>
        <translation>框或便笺：蓝色</translation>
    </message>
    <message>
        <source>Frame or note: green</source>
        <translation>框或便笺：绿色</translation>
    </message>
    <message>
        <source>Frame or note: grey</source>
        <translation>框或便笺：灰色</translation>
    </message>
    <message>
        <source>Frame or note: orange</source>
        <translation>框或便笺：橙色</translation>
    </message>
    <message>
        <source>Frame or note: pink</source>
        <translation>框或便笺：粉色</translation>
    </message>
    <message>
        <source>Frame or note: purple</source>
        <translation>框或便笺：紫色</translation>
    </message>
    <message>
        <source>Frame or note: sky blue</source>
        <translation>框或便笺：天蓝色</translation>
    </message>
    <message>
        <source>Frames of sound in, letters out: two LSTM layers both ways, for the CTC loss.</source>
        <translation>输入声音帧，输出字母：两层双向 LSTM，配合 CTC 损失。</translation>
    </message>
    <message>
        <source>Frames, notes, dots</source>
        <translation>框、便笺、拐点</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>空闲内存</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Freeze or unfreeze</source>
        <translation>冻结或解冻</translation>
    </message>
    <message>
        <source>Freeze {node}</source>
        <translation>冻结 {node}</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>From 0 to 1</source>
        <translation>缩放到 0 到 1</translation>
    </message>
    <message>
        <source>From here on it counts.</source>
        <translation>达到此值才算。</translation>
    </message>
    <message>
        <source>From lr/div_factor up to lr within pct_start of the run, then down to lr/(div_factor·final_div_factor). The learning rate of the optimizer is the peak. Warm-up steps are not used with it.</source>
        <translation>在运行的前 pct_start 部分从 lr/div_factor 升到 lr，然后降到 lr/(div_factor·final_div_factor)。优化器的学习率就是峰值。不与预热步数一起用。</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Further outputs are not trained</source>
        <translation>其余输出不参与训练</translation>
    </message>
    <message>
        <source>GAN: both networks</source>
        <translation>GAN：两个网络</translation>
    </message>
    <message>
        <source>GAN: the discriminator</source>
        <translation>GAN：判别器</translation>
    </message>
    <message>
        <source>GAN: the generator</source>
        <translation>GAN：生成器</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>GLU</source>
        <translation>GLU</translation>
    </message>
    <message>
        <source>GLU multiplies one half of an axis by the other and needs an even size, got {size} on axis {axis} of {shape}. Make the layer before it give an even number, or set dim to another axis.</source>
        <translation>GLU 把一个轴的一半乘以另一半，需要偶数大小，但 {shape} 的轴 {axis} 大小为 {size}。请让前面的层给出偶数，或把 dim 设为别的轴。</translation>
    </message>
    <message>
        <source>GPT-2 medium</source>
        <translation>GPT-2 medium</translation>
    </message>
    <message>
        <source>GPT-2 small</source>
        <translation>GPT-2 small</translation>
    </message>
    <message>
        <source>GPT-2 with twenty-four blocks and vectors of 1,024 numbers.</source>
        <translation>二十四个块、向量为 1024 维的 GPT-2。</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>GRUCell</source>
        <translation>GRUCell</translation>
    </message>
    <message>
        <source>Gallery…</source>
        <translation>架构库…</translation>
    </message>
    <message>
        <source>Gates decide what is kept, so that early rows are not forgotten.</source>
        <translation>门控决定保留什么，因此前面的行不会被忘记。</translation>
    </message>
    <message>
        <source>Gather</source>
        <translation>Gather</translation>
    </message>
    <message>
        <source>Gather along axis {axis} needs an index that is equal to the input {shape} on all other axes, got {index}. Put an Unsqueeze and an Expand before the index.</source>
        <translation>沿轴 {axis} 的 Gather 需要在其他所有轴上与输入 {shape} 相等的 index，但得到 {index}。请在 index 前放一个 Unsqueeze 和一个 Expand。</translation>
    </message>
    <message>
        <source>GatherLast</source>
        <translation>GatherLast</translation>
    </message>
    <message>
        <source>GatherLast needs one length a sample, (N,) int64, got {shape}. Put a Squeeze before it, or wire the lengths of the sequences to it.</source>
        <translation>GatherLast 需要每个样本一个长度，即 (N,) int64，但得到 {shape}。请在它前面放一个 Squeeze，或把序列的长度连到它上面。</translation>
    </message>
    <message>
        <source>Gaussian likelihood</source>
        <translation>高斯似然</translation>
    </message>
    <message>
        <source>GaussianNoise</source>
        <translation>GaussianNoise</translation>
    </message>
    <message>
        <source>Generative networks</source>
        <translation>生成网络</translation>
    </message>
    <message>
        <source>Generator and discriminator as blocks; one discriminator judges made and genuine.</source>
        <translation>生成器与判别器各是一个块；同一个判别器既看生成的也看真实的。</translation>
    </message>
    <message>
        <source>Gives a result of the network out.</source>
        <translation>把网络的结果送出。</translation>
    </message>
    <message>
        <source>Gives a second input: how many frames of each sample are spoken, the rest is silence.</source>
        <translation>再给出第二个输入：每个样本有多少帧在说话，其余是静音。</translation>
    </message>
    <message>
        <source>Gives every weight a step size of its own; the usual start.</source>
        <translation>给每个权重各自的步长；常用的起点。</translation>
    </message>
    <message>
        <source>Gives out a tensor filled with one number.</source>
        <translation>给出由同一个数填满的张量。</translation>
    </message>
    <message>
        <source>Gives out what comes in.</source>
        <translation>输入什么就输出什么。</translation>
    </message>
    <message>
        <source>Gives the numbers of each sample another shape.</source>
        <translation>给每个样本的数另一种形状。</translation>
    </message>
    <message>
        <source>Gives them out in their order.</source>
        <translation>按顺序输出这些数。</translation>
    </message>
    <message>
        <source>Go back to it</source>
        <translation>回到此版本</translation>
    </message>
    <message>
        <source>Go back to the version of {time}</source>
        <translation>回到 {time} 的版本</translation>
    </message>
    <message>
        <source>Go into the block</source>
        <translation>进入块</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Go on with a run that was interrupted</source>
        <translation>继续一次被中断的运行</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Go to bookmark 1</source>
        <translation>转到书签 1</translation>
    </message>
    <message>
        <source>Go to bookmark 2</source>
        <translation>转到书签 2</translation>
    </message>
    <message>
        <source>Go to bookmark 3</source>
        <translation>转到书签 3</translation>
    </message>
    <message>
        <source>Go to bookmark 4</source>
        <translation>转到书签 4</translation>
    </message>
    <message>
        <source>Go to bookmark 5</source>
        <translation>转到书签 5</translation>
    </message>
    <message>
        <source>Go to bookmark 6</source>
        <translation>转到书签 6</translation>
    </message>
    <message>
        <source>Go to bookmark 7</source>
        <translation>转到书签 7</translation>
    </message>
    <message>
        <source>Go to bookmark 8</source>
        <translation>转到书签 8</translation>
    </message>
    <message>
        <source>Go to bookmark 9</source>
        <translation>转到书签 9</translation>
    </message>
    <message>
        <source>Go to the next layer</source>
        <translation>移到相邻的层</translation>
    </message>
    <message>
        <source>Go to the other half</source>
        <translation>转到另一半</translation>
    </message>
    <message>
        <source>Go to “{name}”</source>
        <translation>转到“{name}”</translation>
    </message>
    <message>
        <source>Goes from one share of the learning rate to another in a straight line, then stays.</source>
        <translation>沿直线从学习率的一个份额走到另一个份额，然后保持。</translation>
    </message>
    <message>
        <source>Going back changes what is open, not the file, and can be undone.</source>
        <translation>回到某个版本只改变当前打开的内容，不改变文件，并且可以撤销。</translation>
    </message>
    <message>
        <source>GoogLeNet</source>
        <translation>GoogLeNet</translation>
    </message>
    <message>
        <source>GoogLeNet with auxiliary heads</source>
        <translation>带辅助分类头的 GoogLeNet</translation>
    </message>
    <message>
        <source>GoogLeNet with two more classifiers half-way: they help the first layers.</source>
        <translation>中途再加两个分类器的 GoogLeNet：它们帮助前面的层学习。</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Gradient descent along the running mean of the gradients.</source>
        <translation>沿梯度的滑动平均下降。</translation>
    </message>
    <message>
        <source>Gradient descent that also keeps the mean of the weights.</source>
        <translation>同时保存权重均值的梯度下降。</translation>
    </message>
    <message>
        <source>GradientReversal</source>
        <translation>GradientReversal</translation>
    </message>
    <message>
        <source>Graph convolution</source>
        <translation>图卷积</translation>
    </message>
    <message>
        <source>Graphs and experts</source>
        <translation>图与专家</translation>
    </message>
    <message>
        <source>Greater</source>
        <translation>Greater</translation>
    </message>
    <message>
        <source>GreaterEqual</source>
        <translation>GreaterEqual</translation>
    </message>
    <message>
        <source>Greatest slope for negative numbers.</source>
        <translation>负数部分的最大斜率。</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>Grid only</source>
        <translation>仅网格</translation>
    </message>
    <message>
        <source>Group into a block…</source>
        <translation>组合成块…</translation>
    </message>
    <message>
        <source>Group into the block {name}</source>
        <translation>组成块 {name}</translation>
    </message>
    <message>
        <source>GroupNorm</source>
        <translation>GroupNorm</translation>
    </message>
    <message>
        <source>GroupNorm cannot split {channels} {channels:channel|channels} into num_groups={groups} equal {groups:part|parts}. Set num_groups to a divisor of {channels}, such as {best}.</source>
        <translation>GroupNorm 无法把 {channels} 个通道平均分成 num_groups={groups} 组。请把 num_groups 设为 {channels} 的约数，例如 {best}。</translation>
    </message>
    <message>
        <source>Grouped-query attention</source>
        <translation>分组查询注意力</translation>
    </message>
    <message>
        <source>Groups of channels that are mixed; divides their number.</source>
        <translation>混合的通道组数；须整除通道数。</translation>
    </message>
    <message>
        <source>Groups of channels that do not mix.</source>
        <translation>互不混合的通道组数。</translation>
    </message>
    <message>
        <source>Groups of channels, normalized apart.</source>
        <translation>通道的组数，各组分别归一化。</translation>
    </message>
    <message>
        <source>Groups of the convolution.</source>
        <translation>卷积的分组数。</translation>
    </message>
    <message>
        <source>Half of BERT's blocks, taught by BERT itself.</source>
        <translation>只有 BERT 一半的块，由 BERT 自己教出来。</translation>
    </message>
    <message>
        <source>Half of the channels pass by; a shuffle mixes both halves.</source>
        <translation>一半通道直接通过；通道混洗再把两半混合。</translation>
    </message>
    <message>
        <source>Halves a picture four times and tells whether it is genuine.</source>
        <translation>把图片缩小四次，判断它是否真实。</translation>
    </message>
    <message>
        <source>Hamming distance</source>
        <translation>汉明距离</translation>
    </message>
    <message>
        <source>Handwritten digits</source>
        <translation>手写数字</translation>
    </message>
    <message>
        <source>Handwritten digits of 8×8 pixels, told apart by two convolutions. Press Train: it takes a few seconds and reaches about 98 % on digits it has not seen.</source>
        <translation>8×8 像素的手写数字，由两层卷积区分。按下训练：只需几秒，在没见过的数字上可达约 98 %。</translation>
    </message>
    <message>
        <source>Handwritten digits: press Train and watch it learn.</source>
        <translation>手写数字：点“训练”，看它学会识别。</translation>
    </message>
    <message>
        <source>Hardshrink</source>
        <translation>Hardshrink</translation>
    </message>
    <message>
        <source>Hardsigmoid</source>
        <translation>Hardsigmoid</translation>
    </message>
    <message>
        <source>Hardswish</source>
        <translation>Hardswish</translation>
    </message>
    <message>
        <source>Hardtanh</source>
        <translation>Hardtanh</translation>
    </message>
    <message>
        <source>Hardtanh needs min_val below max_val, got min_val={low} and max_val={high}. Set max_val to a number above {low}.</source>
        <translation>Hardtanh 需要 min_val 小于 max_val，但 min_val={low}，max_val={high}。请把 max_val 设为大于 {low} 的数。</translation>
    </message>
    <message>
        <source>Height and width of a patch.</source>
        <translation>小块的高与宽。</translation>
    </message>
    <message>
        <source>Height and width of the filter; odd.</source>
        <translation>滤波器的高与宽；须为奇数。</translation>
    </message>
    <message>
        <source>Height and width of the picture.</source>
        <translation>图片的高与宽。</translation>
    </message>
    <message>
        <source>Held in training, batch {batch}</source>
        <translation>训练时保留，批大小 {batch}</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Hide the padding with a {layer}</source>
        <translation>用 {layer} 遮住填充</translation>
    </message>
    <message>
        <source>Hinge</source>
        <translation>合页损失</translation>
    </message>
    <message>
        <source>Hinge of a distance</source>
        <translation>距离合页损失</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Hits / (hits + misses + false alarms), where a hit is at least the threshold in both.</source>
        <translation>命中 / (命中 + 漏报 + 误报)，命中指两者都不小于阈值。</translation>
    </message>
    <message>
        <source>Hold Ctrl or Alt with it, or take a function key: plain keys are for typing.</source>
        <translation>请同时按住 Ctrl 或 Alt，或使用功能键：单独的按键用于输入。</translation>
    </message>
    <message>
        <source>How far a Gaussian is from the standard normal; takes its mean and log-variance.</source>
        <translation>高斯分布与标准正态分布相距多远；取其均值和对数方差。</translation>
    </message>
    <message>
        <source>How far each axis is moved.</source>
        <translation>每个轴移动多远。</translation>
    </message>
    <message>
        <source>How far probabilities are from the shares in which they come true.</source>
        <translation>概率与其实际成真的份额相差多远。</translation>
    </message>
    <message>
        <source>How far to go along a direction: to a much lower loss, or always by lr.</source>
        <translation>沿一个方向走多远：走到损失明显降低的地方，或总是按 lr 走。</translation>
    </message>
    <message>
        <source>How fast beta1 grows to its full value.</source>
        <translation>beta1 增大到其全值的快慢。</translation>
    </message>
    <message>
        <source>How fast the rate and the weights decay.</source>
        <translation>学习率与权重衰减的快慢。</translation>
    </message>
    <message>
        <source>How little samples count that are right already; 0 for cross-entropy.</source>
        <translation>已判断正确的样本有多不重要；0 即交叉熵。</translation>
    </message>
    <message>
        <source>How many blocks there are, the first one included.</source>
        <translation>块的个数，包括第一个。</translation>
    </message>
    <message>
        <source>How many classes may be named.</source>
        <translation>可以列出多少个类别。</translation>
    </message>
    <message>
        <source>How many classes there are; numbers from 0 to one less may come in.</source>
        <translation>有多少个类别；输入可以是 0 到该数减一。</translation>
    </message>
    <message>
        <source>How many experts answer for each step.</source>
        <translation>每一步由多少个专家作答。</translation>
    </message>
    <message>
        <source>How many feature maps come out.</source>
        <translation>输出的特征图数。</translation>
    </message>
    <message>
        <source>How many feature maps come out; half as many go in.</source>
        <translation>输出的特征图数；输入的是它的一半。</translation>
    </message>
    <message>
        <source>How many feature maps go in.</source>
        <translation>输入的特征图数。</translation>
    </message>
    <message>
        <source>How many feature maps lie inside.</source>
        <translation>块内部的特征图数。</translation>
    </message>
    <message>
        <source>How many feature maps there are.</source>
        <translation>特征图数。</translation>
    </message>
    <message>
        <source>How many files the start page and the menu remember.</source>
        <translation>起始页和菜单记住多少个文件。</translation>
    </message>
    <message>
        <source>How many heads keys and values have.</source>
        <translation>键与值的头数。</translation>
    </message>
    <message>
        <source>How many heads look; width must be divisible by it.</source>
        <translation>注意力的头数；宽度须能被它整除。</translation>
    </message>
    <message>
        <source>How many heads share these numbers.</source>
        <translation>由多少个头分担这些数。</translation>
    </message>
    <message>
        <source>How many labels of a row must be changed, put in or taken out to make it right.</source>
        <translation>要使一行标签正确，需要替换、插入或删除多少个标签。</translation>
    </message>
    <message>
        <source>How many maps each layer adds.</source>
        <translation>每层新增的特征图数。</translation>
    </message>
    <message>
        <source>How many numbers are taken.</source>
        <translation>取多少个数。</translation>
    </message>
    <message>
        <source>How many numbers the gates are made of.</source>
        <translation>用来算出各个门的数的个数。</translation>
    </message>
    <message>
        <source>How many pairs of samples are in the order of the targets.</source>
        <translation>有多少对样本的顺序与目标一致。</translation>
    </message>
    <message>
        <source>How many parts come out.</source>
        <translation>输出多少份。</translation>
    </message>
    <message>
        <source>How many places are taken.</source>
        <translation>取多少个位置。</translation>
    </message>
    <message>
        <source>How many places there are; no sequence may be longer.</source>
        <translation>共有多少个位置；序列不能更长。</translation>
    </message>
    <message>
        <source>How many samples are made.</source>
        <translation>生成多少个样本。</translation>
    </message>
    <message>
        <source>How many samples the network sees before its weights are changed once.</source>
        <translation>网络每看多少个样本才更新一次权重。</translation>
    </message>
    <message>
        <source>How many steps of each sample are real, (N,) int64.</source>
        <translation>每个样本有多少步是真实的，(N,) int64。</translation>
    </message>
    <message>
        <source>How many steps of each sequence are true, (N,) int64.</source>
        <translation>每个样本有多少步是真实的，(N,) int64。</translation>
    </message>
    <message>
        <source>How many times all training samples are shown to the network.</source>
        <translation>全部训练样本要给网络看多少遍。</translation>
    </message>
    <message>
        <source>How many times fewer numbers lie between.</source>
        <translation>中间的数量缩减的倍数。</translation>
    </message>
    <message>
        <source>How many times it is run, each turn on the result of the one before.</source>
        <translation>连续运行的次数，每次以上一次的结果为输入。</translation>
    </message>
    <message>
        <source>How many times larger each side becomes.</source>
        <translation>各边变大为原来的多少倍。</translation>
    </message>
    <message>
        <source>How many times larger each side becomes; below 1 it shrinks.</source>
        <translation>各边变为原来的多少倍；小于 1 时缩小。</translation>
    </message>
    <message>
        <source>How many times larger the image becomes.</source>
        <translation>图像放大的倍数。</translation>
    </message>
    <message>
        <source>How many times larger the volume becomes.</source>
        <translation>体数据变大为原来的多少倍。</translation>
    </message>
    <message>
        <source>How many times longer the signal becomes.</source>
        <translation>信号变长为原来的多少倍。</translation>
    </message>
    <message>
        <source>How many times more maps lie inside.</source>
        <translation>内部特征图数放大的倍数。</translation>
    </message>
    <message>
        <source>How many times smaller each side becomes.</source>
        <translation>各边缩小为原来的几分之一。</translation>
    </message>
    <message>
        <source>How much a yes counts; above 1 where yes is rare.</source>
        <translation>“是”的份量；“是”稀少时取大于 1。</translation>
    </message>
    <message>
        <source>How much each class counts, one number a class; the mean is weighted as well.</source>
        <translation>每个类别的份量，每类一个数；求平均时也按此加权。</translation>
    </message>
    <message>
        <source>How much farther classes count.</source>
        <translation>相差更远的类别如何加重。</translation>
    </message>
    <message>
        <source>How much more recall counts.</source>
        <translation>召回率的重要程度。</translation>
    </message>
    <message>
        <source>How much the code counts; above 1 its numbers become independent.</source>
        <translation>编码所占的分量；大于 1 时各个数趋于独立。</translation>
    </message>
    <message>
        <source>How numbers between the old ones are found.</source>
        <translation>如何求出原有各数之间的数。</translation>
    </message>
    <message>
        <source>How sharp the bend is; a large one is nearly ReLU.</source>
        <translation>弯曲有多急；很大时几乎就是 ReLU。</translation>
    </message>
    <message>
        <source>How slowly the running mean of the squared gradient changes.</source>
        <translation>梯度平方的滑动平均变化得多慢。</translation>
    </message>
    <message>
        <source>How slowly the running means change.</source>
        <translation>滑动平均变化的快慢。</translation>
    </message>
    <message>
        <source>How slowly the running means of gradient and squared gradient change.</source>
        <translation>梯度及其平方的滑动平均变化得多慢。</translation>
    </message>
    <message>
        <source>How slowly the slowest wave runs; more for longer sequences.</source>
        <translation>最慢的波有多慢；序列越长越大。</translation>
    </message>
    <message>
        <source>How surprised the probabilities are by the truth.</source>
        <translation>预测概率对真实结果有多意外。</translation>
    </message>
    <message>
        <source>How the memory grows with the steps: beta2 = 1 − steps^beta2_decay.</source>
        <translation>记忆随步数如何增长：beta2 = 1 − 步数^beta2_decay。</translation>
    </message>
    <message>
        <source>How the network is trained.</source>
        <translation>网络如何训练。</translation>
    </message>
    <message>
        <source>How the peaks change.</source>
        <translation>峰值如何变化。</translation>
    </message>
    <message>
        <source>How the text of the file is stored.</source>
        <translation>文件的文本编码。</translation>
    </message>
    <message>
        <source>How the vectors of one bag become one.</source>
        <translation>一个袋中的向量如何合成一个。</translation>
    </message>
    <message>
        <source>How the weights of a layer begin and change.</source>
        <translation>层的权重如何开始、如何变化。</translation>
    </message>
    <message>
        <source>How well it is told where a number reaches a threshold, as in forecasts of rain.</source>
        <translation>能否说准数值在哪里达到阈值，例如降雨预报。</translation>
    </message>
    <message>
        <source>How well objects are found, named and ranked by how sure the network is.</source>
        <translation>目标被找到、被认对、并按网络的把握排序的好坏。</translation>
    </message>
    <message>
        <source>How well predictions are in the order of the targets.</source>
        <translation>预测值的次序与目标的次序有多一致。</translation>
    </message>
    <message>
        <source>How well predictions lie on a line over the targets.</source>
        <translation>预测值与目标有多接近一条直线关系。</translation>
    </message>
    <message>
        <source>How well predictions lie on the targets themselves, not only on a line.</source>
        <translation>预测值与目标本身有多接近，而不只是成直线。</translation>
    </message>
    <message>
        <source>How well the scores put samples of a class before the others.</source>
        <translation>得分把某类样本排在其他样本之前的好坏。</translation>
    </message>
    <message>
        <source>How wires are led on the canvas and in pictures of it.</source>
        <translation>画布上以及画布图片中连线的走法。</translation>
    </message>
    <message>
        <source>Huber</source>
        <translation>Huber</translation>
    </message>
    <message>
        <source>H′ = (H − 1)·stride − 2·padding + dilation·(kernel_size − 1) + output_padding + 1. kernel_size = stride = 2 doubles each side without overlaps, which avoids checkerboard patterns.</source>
        <translation>H′ = (H − 1)·stride − 2·padding + dilation·(kernel_size − 1) + output_padding + 1。kernel_size = stride = 2 时各边加倍且没有重叠，可避免棋盘格状的痕迹。</translation>
    </message>
    <message>
        <source>H′ = (H − 1)·stride − 2·padding + kernel_size, and alike for every other axis: each number goes back to the place that indices names, all others become 0. A MaxPool with ⌊…⌋ makes one size of two: set output_size when the size before it was odd.</source>
        <translation>H′ = (H − 1)·stride − 2·padding + kernel_size，其他轴相同：每个数回到 indices 指出的位置，其余都变为 0。用 ⌊…⌋ 取整的 MaxPool 使两种大小变得相同：之前的大小为奇数时，请设 output_size。</translation>
    </message>
    <message>
        <source>H′ = (H − 1)·stride − 2·padding + kernel_size, and alike for every other axis: each number goes back to the place that indices names, all others become 0. Set kernel_size, stride and padding as in the MaxPool.</source>
        <translation>H′ = (H − 1)·stride − 2·padding + kernel_size，其他轴相同：每个数回到 indices 指出的位置，其余都变为 0。kernel_size、stride 和 padding 请设得与 MaxPool 相同。</translation>
    </message>
    <message>
        <source>H′ = H + top + bottom and W′ = W + left + right. One number pads all sides, four are (left, right, top, bottom). A negative number cuts instead. Most convolutions can do it themselves with padding; this one can treat each side differently.</source>
        <translation>H′ = H + 上 + 下，W′ = W + 左 + 右。一个数填充各边，四个数为（左，右，上，下）。负数则裁剪。多数卷积用 padding 就能做到；它可以对每边分别处理。</translation>
    </message>
    <message>
        <source>H′ = H + top + bottom and W′ = W + left + right. One number pads all sides, four are (left, right, top, bottom). A negative number cuts instead. With value −1e9 before a MaxPool the border never wins.</source>
        <translation>H′ = H + 上 + 下，W′ = W + 左 + 右。一个数填充各边，四个数为（左，右，上，下）。负数则裁剪。在 MaxPool 之前令 value 为 −1e9，边界就永远不会被选中。</translation>
    </message>
    <message>
        <source>H′ = H + top + bottom and W′ = W + left + right. One number pads all sides, four are (left, right, top, bottom). …a a | a b c | c c…: the edge goes on, without the dark frame that zeros give.</source>
        <translation>H′ = H + 上 + 下，W′ = W + 左 + 右。一个数填充各边，四个数为（左，右，上，下）。…a a | a b c | c c…：边缘延续下去，没有补零造成的暗框。</translation>
    </message>
    <message>
        <source>H′ = H + top + bottom and W′ = W + left + right. One number pads all sides, four are (left, right, top, bottom). …b c | a b c | a b…: for data that closes on itself, as angles, days, maps of the globe.</source>
        <translation>H′ = H + 上 + 下，W′ = W + 左 + 右。一个数填充各边，四个数为（左，右，上，下）。…b c | a b c | a b…：用于首尾相接的数据，如角度、一天的时刻、全球地图。</translation>
    </message>
    <message>
        <source>H′ = H + top + bottom and W′ = W + left + right. One number pads all sides, four are (left, right, top, bottom). …c b | a b c | b a…: the edge itself is not repeated, so the padding must be smaller.</source>
        <translation>H′ = H + 上 + 下，W′ = W + 左 + 右。一个数填充各边，四个数为（左，右，上，下）。…c b | a b c | b a…：边缘本身不重复，所以填充必须更小。</translation>
    </message>
    <message>
        <source>H′ = ⌊(H + 2·padding − dilation·(kernel_size − 1) − 1) / stride⌋ + 1, and W′ alike. padding = (kernel_size − 1) / 2 keeps the size when stride is 1. Filters are not flipped: y[i, j] = Σ x[i + m, j + n]·w[m, n], the cross-correlation. Weights: out_channels × in_channels / groups × kernel height × kernel width.</source>
        <translation>H′ = ⌊(H + 2·padding − dilation·(kernel_size − 1) − 1) / stride⌋ + 1，W′ 相同。stride 为 1 时，padding = (kernel_size − 1) / 2 保持大小不变。卷积核不翻转：y[i, j] = Σ x[i + m, j + n]·w[m, n]，即互相关。权重数：out_channels × in_channels / groups × 核高 × 核宽。</translation>
    </message>
    <message>
        <source>H′ = ⌊(H + 2·padding − kernel_size) / stride⌋ + 1, and alike for every other axis that is pooled; without a stride the windows touch, so 2 halves the size. It blurs where MaxPool sharpens.</source>
        <translation>H′ = ⌊(H + 2·padding − kernel_size) / stride⌋ + 1，其他被池化的轴相同；不设 stride 时窗口首尾相接，所以 2 使大小减半。MaxPool 使图像更分明，它则使图像更柔和。</translation>
    </message>
    <message>
        <source>H′ = ⌊(H + 2·padding − kernel_size) / stride⌋ + 1, and alike for every other axis that is pooled; without a stride the windows touch, so 2 halves the size. It learns nothing and makes the network blind to small shifts.</source>
        <translation>H′ = ⌊(H + 2·padding − kernel_size) / stride⌋ + 1，其他被池化的轴相同；不设 stride 时窗口首尾相接，所以 2 使大小减半。它不学习任何东西，并使网络对小的平移不敏感。</translation>
    </message>
    <message>
        <source>H′ = ⌊(H + 2·padding − kernel_size) / stride⌋ + 1, and alike for every other axis that is pooled; without a stride the windows touch, so 2 halves the size. kernel_size (1, 2, 2) shrinks each frame of a clip and keeps all frames.</source>
        <translation>H′ = ⌊(H + 2·padding − kernel_size) / stride⌋ + 1，其他被池化的轴相同；不设 stride 时窗口首尾相接，所以 2 使大小减半。kernel_size 为 (1, 2, 2) 时缩小片段的每一帧，并保留所有帧。</translation>
    </message>
    <message>
        <source>H′ = ⌊H · scale_factor⌋ or size, and alike for every axis behind the channels. nearest repeats numbers; linear (signals), bilinear and bicubic (images) and trilinear (volumes) draw lines or curves between them; area takes means, best for shrinking. Followed by a Conv2d it avoids the checkerboard patterns of ConvTranspose2d.</source>
        <translation>H′ = ⌊H · scale_factor⌋ 或 size，通道之后的各轴相同。nearest 重复各数；linear（信号）、bilinear 和 bicubic（图像）以及 trilinear（体数据）在各数之间连直线或曲线；area 取平均，最适合缩小。后接 Conv2d，可避免 ConvTranspose2d 的棋盘格状痕迹。</translation>
    </message>
    <message>
        <source>H′ = ⌊H · scale_factor⌋ or size. The same as Upsample with mode=bilinear and align_corners: the corner pixels keep their places, so the same image in two sizes is sampled at different points.</source>
        <translation>H′ = ⌊H · scale_factor⌋ 或 size。与 mode=bilinear 且 align_corners 的 Upsample 相同：四角的像素位置不变，所以同一图像在两种大小下取样点不同。</translation>
    </message>
    <message>
        <source>H′ = ⌊H · scale_factor⌋ or size; y[i, j] = x[⌊i·H / H′⌋, ⌊j·W / W′⌋]. The same as Upsample with mode=nearest, kept for networks written before it.</source>
        <translation>H′ = ⌊H · scale_factor⌋ 或 size；y[i, j] = x[⌊i·H / H′⌋, ⌊j·W / W′⌋]。与 mode=nearest 的 Upsample 相同，为早先写成的网络保留。</translation>
    </message>
    <message>
        <source>H′ = ⌊output_ratio · H⌋ or output_size, and alike for every other axis. The steps between the windows are drawn anew for each batch, in training and in use: fix the seed where results must repeat. A gentler way to shrink than by whole halves (Graham 2014).</source>
        <translation>H′ = ⌊output_ratio · H⌋ 或 output_size，其他轴相同。窗口之间的步长对每一批重新抽取，训练和使用时都是如此：结果须可重复时请固定随机种子。这样缩小比每次减半更平缓（Graham 2014）。</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identity</translation>
    </message>
    <message>
        <source>Images, (N, C, H, W).</source>
        <translation>图像，(N, C, H, W)。</translation>
    </message>
    <message>
        <source>In Einsum the letter {letter} stands for {known}, but it is {size} in {shape} (wire {wire}). Use another letter there, or make the axes equal.</source>
        <translation>在 Einsum 中字母 {letter} 表示 {known}，但在 {shape}（第 {wire} 条连线）中它是 {size}。请在那里换一个字母，或让这些轴相等。</translation>
    </message>
    <message>
        <source>In a straight line from base_lr up to the learning rate of the optimizer and back. triangular2 halves the peak every cycle, exp_range lowers it by gamma^step. Warm-up steps are not used with it.</source>
        <translation>沿直线从 base_lr 升到优化器的学习率再返回。triangular2 每个循环把峰值减半，exp_range 按 gamma^步数 降低峰值。不使用预热步。</translation>
    </message>
    <message>
        <source>In training each number becomes −1.7581, the lowest value of SELU, with probability p; then y = a·x + b with a and b such that mean and variance stay. Afterwards nothing happens. Use it with SELU only (Klambauer et al., 2017).</source>
        <translation>训练时每个数以概率 p 变为 −1.7581（SELU 的最小值）；然后 y = a·x + b，其中 a 和 b 使均值与方差不变。训练之后什么也不做。只与 SELU 一起使用（Klambauer 等，2017）。</translation>
    </message>
    <message>
        <source>In training each number is 0 with probability p and otherwise divided by 1 − p, so the mean stays; afterwards nothing happens. 0.1 to 0.5 are usual, placed before a Linear.</source>
        <translation>训练时每个数以概率 p 变成 0，否则除以 1 − p，平均值因此不变；之后不起作用。常用 0.1 到 0.5，放在 Linear 之前。</translation>
    </message>
    <message>
        <source>In training whole channels become −1.7581, the lowest value of SELU, with probability p; then y = a·x + b with a and b such that mean and variance stay. Use it with SELU between convolutions (Klambauer et al., 2017).</source>
        <translation>训练时整个通道以概率 p 变为 −1.7581（SELU 的最小值）；然后 y = a·x + b，其中 a 和 b 使均值与方差不变。与 SELU 一起用在卷积之间（Klambauer 等，2017）。</translation>
    </message>
    <message>
        <source>Inception</source>
        <translation>Inception</translation>
    </message>
    <message>
        <source>Inception v1 as it is trained today: each convolution with batch normalization.</source>
        <translation>如今训练用的 Inception v1：每个卷积都带批归一化。</translation>
    </message>
    <message>
        <source>Inception with normalization</source>
        <translation>带归一化的 Inception</translation>
    </message>
    <message>
        <source>InfoNCE</source>
        <translation>InfoNCE</translation>
    </message>
    <message>
        <source>Initialization and training</source>
        <translation>初始化与训练</translation>
    </message>
    <message>
        <source>Initializer does not fit</source>
        <translation>初始化方法不适合</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Input and output</source>
        <translation>输入与输出</translation>
    </message>
    <message>
        <source>Input does not fit the data</source>
        <translation>输入与数据不符</translation>
    </message>
    <message>
        <source>Inputs and data differ in number</source>
        <translation>输入与数据的个数不同</translation>
    </message>
    <message>
        <source>Insert a block from a file</source>
        <translation>从文件插入块</translation>
    </message>
    <message>
        <source>Insert a block from a file…</source>
        <translation>从文件插入块…</translation>
    </message>
    <message>
        <source>Insert a block…</source>
        <translation>插入块…</translation>
    </message>
    <message>
        <source>Insert a layer into a wire</source>
        <translation>在连线中插入层</translation>
    </message>
    <message>
        <source>Insert a layer…</source>
        <translation>插入层…</translation>
    </message>
    <message>
        <source>Insert a projection behind {node} ({layer})</source>
        <translation>在 {node} 之后插入投影（{layer}）</translation>
    </message>
    <message>
        <source>Insert the block {name}</source>
        <translation>插入块 {name}</translation>
    </message>
    <message>
        <source>Insert {layer} before {node}</source>
        <translation>在 {node} 之前插入 {layer}</translation>
    </message>
    <message>
        <source>Insert {layer} behind {node}</source>
        <translation>在 {node} 之后插入 {layer}</translation>
    </message>
    <message>
        <source>Insert {name}</source>
        <translation>插入 {name}</translation>
    </message>
    <message>
        <source>Inside the block {name}</source>
        <translation>在块 {name} 内</translation>
    </message>
    <message>
        <source>InstanceNorm1d</source>
        <translation>InstanceNorm1d</translation>
    </message>
    <message>
        <source>InstanceNorm2d</source>
        <translation>InstanceNorm2d</translation>
    </message>
    <message>
        <source>InstanceNorm3d</source>
        <translation>InstanceNorm3d</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>被中断</translation>
    </message>
    <message>
        <source>Inverse square root</source>
        <translation>平方根倒数</translation>
    </message>
    <message>
        <source>Inverted residual</source>
        <translation>倒残差</translation>
    </message>
    <message>
        <source>Inverted residuals with gates, found by search: the base that B1 to B7 scale up.</source>
        <translation>由搜索得到的带门控倒残差：B1 到 B7 都由它放大。</translation>
    </message>
    <message>
        <source>Inverted residuals: wide inside, narrow outside, one filter for each channel.</source>
        <translation>倒残差：内部宽、外部窄，每个通道一个滤波器。</translation>
    </message>
    <message>
        <source>IoU of the boxes</source>
        <translation>框的 IoU</translation>
    </message>
    <message>
        <source>IoU of the masks</source>
        <translation>掩码的 IoU</translation>
    </message>
    <message>
        <source>Iris</source>
        <translation>鸢尾花</translation>
    </message>
    <message>
        <source>Iris flowers</source>
        <translation>鸢尾花</translation>
    </message>
    <message>
        <source>It began with a byte order mark; saving leaves that out.</source>
        <translation>文件以字节顺序标记开头；保存时会去掉它。</translation>
    </message>
    <message>
        <source>It holds more than {most} values, which no project does. Choose a file that DL Studio has saved.</source>
        <translation>其中的值超过 {most} 个，没有项目会这样。请选择由 DL Studio 保存的文件。</translation>
    </message>
    <message>
        <source>It holds {count} {what}, the most is {most}. Split the project.</source>
        <translation>其中有 {count} 个 {what}，最多允许 {most} 个。请拆分项目。</translation>
    </message>
    <message>
        <source>It is cut off in line {line}, column {column}: the end is missing. Open an earlier copy.</source>
        <translation>文件在第 {line} 行第 {column} 列中断：缺少结尾。请打开更早的副本。</translation>
    </message>
    <message>
        <source>It is empty: there is no project in it. Open an earlier copy or start a new one.</source>
        <translation>文件是空的：里面没有项目。请打开更早的副本，或新建一个项目。</translation>
    </message>
    <message>
        <source>It is larger than {limit} MiB, the most a project may have. Open an earlier copy.</source>
        <translation>它超过 {limit} MiB，这是项目的上限。请打开更早的副本。</translation>
    </message>
    <message>
        <source>It is not a DL Studio project but a binary file. Choose a file that DL Studio has saved.</source>
        <translation>它不是 DL Studio 项目，而是二进制文件。请选择由 DL Studio 保存的文件。</translation>
    </message>
    <message>
        <source>It is not a DL Studio project, which begins with a curly bracket. Choose a file that DL Studio has saved.</source>
        <translation>它不是 DL Studio 项目（项目以花括号开头）。请选择由 DL Studio 保存的文件。</translation>
    </message>
    <message>
        <source>It is not a DL Studio project: byte {place} is not UTF-8 text. Choose a file that DL Studio has saved.</source>
        <translation>它不是 DL Studio 项目：第 {place} 个字节不是 UTF-8 文本。请选择由 DL Studio 保存的文件。</translation>
    </message>
    <message>
        <source>It is not a DL Studio project: the entry “{key}” with the version of the file is missing. Choose a file that DL Studio has saved.</source>
        <translation>它不是 DL Studio 项目：缺少记录文件版本的“{key}”一项。请选择由 DL Studio 保存的文件。</translation>
    </message>
    <message>
        <source>It is written in UTF-16, expected was UTF-8. Save it again as UTF-8 text.</source>
        <translation>它以 UTF-16 写成，应为 UTF-8。请重新保存为 UTF-8 文本。</translation>
    </message>
    <message>
        <source>It was saved by a newer DL Studio (file version {version}; this one reads up to {newest}) and cannot be shown here: {reason} Update DL Studio to open it; the file is unchanged.</source>
        <translation>它由更新版本的 DL Studio 保存（文件版本 {version}；当前程序最高能读 {newest}），这里无法显示：{reason}请更新 DL Studio 后再打开；文件没有改动。</translation>
    </message>
    <message>
        <source>It was saved by a newer DL Studio (file version {version}; this one reads up to {newest}). Update DL Studio to open it; the file is unchanged.</source>
        <translation>它由更新版本的 DL Studio 保存（文件版本 {version}；本程序最高可读取 {newest}）。请更新 DL Studio 后再打开；文件没有改变。</translation>
    </message>
    <message>
        <source>It was saved by an older version of DL Studio; saving writes the new form.</source>
        <translation>它由旧版 DL Studio 保存；再次保存会写成新格式。</translation>
    </message>
    <message>
        <source>Its weights are used by {names} too</source>
        <translation>{names} 也使用它的权重</translation>
    </message>
    <message>
        <source>Jaccard (IoU)</source>
        <translation>Jaccard（IoU）</translation>
    </message>
    <message>
        <source>Joins axes into one, usually an image into a row of numbers.</source>
        <translation>把几个轴合成一个，通常把图像变成一行数。</translation>
    </message>
    <message>
        <source>Joins the heads of each step into one row of features.</source>
        <translation>把每一步的各个头合并成一行特征。</translation>
    </message>
    <message>
        <source>Joins two inputs through a learned three-way table.</source>
        <translation>用一张可学习的三维表把两个输入结合起来。</translation>
    </message>
    <message>
        <source>KL of a Gaussian</source>
        <translation>高斯分布的 KL 散度</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keep 10 % for validation</source>
        <translation>留出 10 % 作验证</translation>
    </message>
    <message>
        <source>Keep 20 % for test</source>
        <translation>留出 20 % 作测试</translation>
    </message>
    <message>
        <source>Keep class shares</source>
        <translation>保持类别比例</translation>
    </message>
    <message>
        <source>Keep in my blocks</source>
        <translation>存入我的块</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Keep the newer wire</source>
        <translation>保留较新的连线</translation>
    </message>
    <message>
        <source>Keep the older wire</source>
        <translation>保留较早的连线</translation>
    </message>
    <message>
        <source>Keep this view as bookmark 1</source>
        <translation>将此视图存为书签 1</translation>
    </message>
    <message>
        <source>Keep this view as bookmark 2</source>
        <translation>将此视图存为书签 2</translation>
    </message>
    <message>
        <source>Keep this view as bookmark 3</source>
        <translation>将此视图存为书签 3</translation>
    </message>
    <message>
        <source>Keep this view as bookmark 4</source>
        <translation>将此视图存为书签 4</translation>
    </message>
    <message>
        <source>Keep this view as bookmark 5</source>
        <translation>将此视图存为书签 5</translation>
    </message>
    <message>
        <source>Keep this view as bookmark 6</source>
        <translation>将此视图存为书签 6</translation>
    </message>
    <message>
        <source>Keep this view as bookmark 7</source>
        <translation>将此视图存为书签 7</translation>
    </message>
    <message>
        <source>Keep this view as bookmark 8</source>
        <translation>将此视图存为书签 8</translation>
    </message>
    <message>
        <source>Keep this view as bookmark 9</source>
        <translation>将此视图存为书签 9</translation>
    </message>
    <message>
        <source>Keeps every number between two bounds.</source>
        <translation>把每个数限制在两个界限之间。</translation>
    </message>
    <message>
        <source>Keeps every step from looking at later ones, without a mask.</source>
        <translation>无需掩码就让每一步看不到后面的步。</translation>
    </message>
    <message>
        <source>Keeps every step from looking at later ones.</source>
        <translation>让每一步看不到后面的步。</translation>
    </message>
    <message>
        <source>Keeps only the sign of each number: −1, 0 or 1.</source>
        <translation>只保留每个数的符号：−1、0 或 1。</translation>
    </message>
    <message>
        <source>Keeps statistics for use after training; without them batches of one fail.</source>
        <translation>保留统计量，供训练后使用；不保留则单个样本的批会失败。</translation>
    </message>
    <message>
        <source>Keeps statistics of training and uses them afterwards instead of the sample's own.</source>
        <translation>保留训练时的统计量，训练之后用它们代替样本自己的统计量。</translation>
    </message>
    <message>
        <source>Keeps the axes with size 1.</source>
        <translation>保留这些轴，大小为 1。</translation>
    </message>
    <message>
        <source>Keeps the axis that was measured, with size 1.</source>
        <translation>保留被度量的轴，大小为 1。</translation>
    </message>
    <message>
        <source>Keeps the axis with size 1.</source>
        <translation>保留该轴，大小为 1。</translation>
    </message>
    <message>
        <source>Keeps the corner pixels in their places; not for nearest and area.</source>
        <translation>使四角的像素位置不变；不适用于 nearest 和 area。</translation>
    </message>
    <message>
        <source>Keeps the largest number of each window along a signal.</source>
        <translation>沿信号保留每个窗口中最大的数。</translation>
    </message>
    <message>
        <source>Keeps the largest number of each window of a volume.</source>
        <translation>保留体数据每个窗口中最大的数。</translation>
    </message>
    <message>
        <source>Keeps the largest number of each window of an image.</source>
        <translation>保留图像每个窗口中最大的数。</translation>
    </message>
    <message>
        <source>Keeps the largest number of windows at random places of a volume.</source>
        <translation>保留体数据上随机位置的窗口中最大的数。</translation>
    </message>
    <message>
        <source>Keeps the largest number of windows at random places of an image.</source>
        <translation>保留图像上随机位置的窗口中最大的数。</translation>
    </message>
    <message>
        <source>Keeps the share of every class the same in all parts.</source>
        <translation>让每个类别在各部分数据中的比例保持一致。</translation>
    </message>
    <message>
        <source>Keeps the variance through layers with ReLU; normal.</source>
        <translation>在带 ReLU 的层之间保持方差；正态分布。</translation>
    </message>
    <message>
        <source>Keeps the variance through layers with ReLU; uniform.</source>
        <translation>在带 ReLU 的层之间保持方差；均匀分布。</translation>
    </message>
    <message>
        <source>Keeps the variance through layers with tanh or sigmoid; normal.</source>
        <translation>在带 tanh 或 sigmoid 的层之间保持方差；正态分布。</translation>
    </message>
    <message>
        <source>Keeps the variance through layers with tanh or sigmoid; uniform.</source>
        <translation>在带 tanh 或 sigmoid 的层之间保持方差；均匀分布。</translation>
    </message>
    <message>
        <source>Kendall correlation</source>
        <translation>肯德尔相关</translation>
    </message>
    <message>
        <source>Kept in {path}</source>
        <translation>保存在 {path}</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Kind of numbers: float32, whole numbers, or truth values.</source>
        <translation>数的种类：float32、整数或真假值。</translation>
    </message>
    <message>
        <source>Kullback–Leibler divergence</source>
        <translation>KL 散度</translation>
    </message>
    <message>
        <source>LBFGS</source>
        <translation>LBFGS</translation>
    </message>
    <message>
        <source>LBFGS compares losses and slopes along a line, so all weights share one rate and slopes are never cut.</source>
        <translation>LBFGS 沿一条直线比较损失和梯度，因此所有权重共用一个学习率，梯度也不能裁剪。</translation>
    </message>
    <message>
        <source>LPPool1d</source>
        <translation>LPPool1d</translation>
    </message>
    <message>
        <source>LPPool2d</source>
        <translation>LPPool2d</translation>
    </message>
    <message>
        <source>LPPool3d</source>
        <translation>LPPool3d</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>LSTM with attention</source>
        <translation>带注意力的 LSTM</translation>
    </message>
    <message>
        <source>LSTMCell</source>
        <translation>LSTMCell</translation>
    </message>
    <message>
        <source>Label error rate</source>
        <translation>标签错误率</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language as the system</source>
        <translation>语言跟随系统</translation>
    </message>
    <message>
        <source>Larger numbers become this one.</source>
        <translation>更大的数变为这个数。</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Largest batch that fits</source>
        <translation>放得下的最大批</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>最大误差</translation>
    </message>
    <message>
        <source>Largest norm of all gradients together; larger ones are scaled down.</source>
        <translation>所有梯度合在一起的最大范数；更大的会按比例缩小。</translation>
    </message>
    <message>
        <source>Largest size of a step before lr.</source>
        <translation>乘以 lr 之前的最大步长。</translation>
    </message>
    <message>
        <source>Largest value.</source>
        <translation>最大值。</translation>
    </message>
    <message>
        <source>Largest |x − t|.</source>
        <translation>最大的 |x − t|。</translation>
    </message>
    <message>
        <source>Last axis that is joined.</source>
        <translation>合并的最后一个轴。</translation>
    </message>
    <message>
        <source>Last layer does not give what the loss takes</source>
        <translation>最后一层给出的不是损失所需的</translation>
    </message>
    <message>
        <source>Last layer squeezes the scores</source>
        <translation>最后一层压缩了分数</translation>
    </message>
    <message>
        <source>Last step is padding</source>
        <translation>最后一步是填充</translation>
    </message>
    <message>
        <source>Last step may be padding</source>
        <translation>最后一步可能是填充</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>LayerNorm</source>
        <translation>LayerNorm</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Layers of the network as a table</source>
        <translation>以表格列出的网络各层</translation>
    </message>
    <message>
        <source>Layers on top of each other.</source>
        <translation>叠放的层数。</translation>
    </message>
    <message>
        <source>LeCun et al. 1998, on digits of 32×32 pixels: 61,706 parameters.</source>
        <translation>LeCun 等，1998，用于 32×32 像素的数字：61,706 个参数。</translation>
    </message>
    <message>
        <source>LeNet-5</source>
        <translation>LeNet-5</translation>
    </message>
    <message>
        <source>LeNet-5 with ReLU</source>
        <translation>使用 ReLU 的 LeNet-5</translation>
    </message>
    <message>
        <source>LeNet-5 with the activation of today, which learns faster than Tanh.</source>
        <translation>把 LeNet-5 的激活换成今天常用的 ReLU，比 Tanh 学得更快。</translation>
    </message>
    <message>
        <source>Lead wire</source>
        <translation>调整连线走向</translation>
    </message>
    <message>
        <source>Leads nowhere</source>
        <translation>无去向</translation>
    </message>
    <message>
        <source>LeakyReLU</source>
        <translation>LeakyReLU</translation>
    </message>
    <message>
        <source>LearnedPositions</source>
        <translation>LearnedPositions</translation>
    </message>
    <message>
        <source>LearnedPositions knows max_len={rows} {rows:place|places}, but {shape} has {steps} {steps:step|steps}. Set max_len to at least {steps}.</source>
        <translation>LearnedPositions 只有 max_len={rows} 个位置，但 {shape} 有 {steps} 步。请把 max_len 设为至少 {steps}。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Learning rate at the end.</source>
        <translation>结束时的学习率。</translation>
    </message>
    <message>
        <source>Learning rate before a restart.</source>
        <translation>重启前的学习率。</translation>
    </message>
    <message>
        <source>Learning rate ×</source>
        <translation>学习率 ×</translation>
    </message>
    <message>
        <source>Learning rate: how far a step goes. Try powers of ten first.</source>
        <translation>学习率：每一步走多远。先按 10 的幂来试。</translation>
    </message>
    <message>
        <source>Learning-rate factor 0</source>
        <translation>学习率系数为 0</translation>
    </message>
    <message>
        <source>Learns a factor and an offset for each channel.</source>
        <translation>为每个通道学习一个系数和一个偏移。</translation>
    </message>
    <message>
        <source>Learns a factor and an offset for each number.</source>
        <translation>为每个数学习一个系数和一个偏移。</translation>
    </message>
    <message>
        <source>Learns a factor for each number.</source>
        <translation>为每个数学习一个系数。</translation>
    </message>
    <message>
        <source>Learns an offset as well as a factor.</source>
        <translation>除系数外还学习偏移。</translation>
    </message>
    <message>
        <source>Learns the curvature from its last history_size steps and looks at the loss of a batch up to max_eval times in one step. It expects that nothing else changes the loss: use one batch of all samples, no dropout and no clipping. It needs 2·history_size + 3 numbers for each weight.</source>
        <translation>从最近 history_size 步中估计曲率，一步之内最多计算 max_eval 次该批次的损失。它要求除权重外没有别的因素改变损失：请把全部样本放在一个批次里，不用 Dropout，也不裁剪梯度。每个权重需要记住 2·history_size + 3 个数。</translation>
    </message>
    <message>
        <source>Learns which steps matter and sums them by their weight.</source>
        <translation>学会哪些步重要，并按权重求和。</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Least improvement that counts as progress.</source>
        <translation>算作进步的最小改善。</translation>
    </message>
    <message>
        <source>Least slope for negative numbers.</source>
        <translation>负数部分的最小斜率。</translation>
    </message>
    <message>
        <source>Least value.</source>
        <translation>最小值。</translation>
    </message>
    <message>
        <source>Left open, the number “value” stands for it.</source>
        <translation>不连线时由数值 “value” 代替。</translation>
    </message>
    <message>
        <source>Length of all errors together.</source>
        <translation>全部误差合起来的长度。</translation>
    </message>
    <message>
        <source>Length of each side of a filter.</source>
        <translation>滤波器每条边的长度。</translation>
    </message>
    <message>
        <source>Length of each side of the window, as in the MaxPool.</source>
        <translation>窗口各边的长度，与 MaxPool 相同。</translation>
    </message>
    <message>
        <source>Length of each side of the window.</source>
        <translation>窗口每条边的长度。</translation>
    </message>
    <message>
        <source>Length of the vector in each row.</source>
        <translation>每一行的向量长度。</translation>
    </message>
    <message>
        <source>LengthMask</source>
        <translation>LengthMask</translation>
    </message>
    <message>
        <source>Lengthens a signal with learned filters.</source>
        <translation>用可学习的滤波器加长信号。</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Less</translation>
    </message>
    <message>
        <source>LessEqual</source>
        <translation>LessEqual</translation>
    </message>
    <message>
        <source>Let {node} make {wanted}</source>
        <translation>让 {node} 输出 {wanted}</translation>
    </message>
    <message>
        <source>Lets every step of a sequence look at every other.</source>
        <translation>让序列的每一步看到其他每一步。</translation>
    </message>
    <message>
        <source>Lets momentum fall and rise the other way round, where the optimizer has one.</source>
        <translation>优化器有动量时，让动量反向升降。</translation>
    </message>
    <message>
        <source>Lets numbers pass and turns the gradient around.</source>
        <translation>让数值通过，把梯度反过来。</translation>
    </message>
    <message>
        <source>Lets positive numbers pass and makes the others 0.</source>
        <translation>正数通过，其余变成 0。</translation>
    </message>
    <message>
        <source>Lets samples count nothing whose labels do not fit into their steps.</source>
        <translation>标签放不进时间步的样本不计入损失。</translation>
    </message>
    <message>
        <source>Lets several heads of queries share one head of keys and values.</source>
        <translation>让多个查询头共用一个键和值的头。</translation>
    </message>
    <message>
        <source>Lets the keys look for their queries as well, as CLIP.</source>
        <translation>让 key 也去寻找对应的 query，与 CLIP 相同。</translation>
    </message>
    <message>
        <source>Lets the learning rate fall along half a cosine.</source>
        <translation>让学习率沿半个余弦下降。</translation>
    </message>
    <message>
        <source>Lets the learning rate fall to 0 along a power, with power 1 along a straight line.</source>
        <translation>让学习率按幂次降到 0，幂为 1 时沿直线下降。</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Light networks</source>
        <translation>轻量网络</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Likeness</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Line {line} holds the mark of a merge conflict. Decide for one side in a text editor and remove the marks.</source>
        <translation>第 {line} 行有合并冲突的标记。请在文本编辑器中选定一方并删除标记。</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: a text holds half of a character (a lone surrogate). Write it again.</source>
        <translation>第 {line} 行第 {column} 列：文字中有半个字符（孤立的代理码位）。请重新输入。</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: a text is longer than {most} characters. Shorten it.</source>
        <translation>第 {line} 行第 {column} 列：一段文字超过 {most} 个字符。请缩短它。</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: lists and objects are nested more than {most} deep.</source>
        <translation>第 {line} 行第 {column} 列：列表和对象的嵌套超过 {most} 层。</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: the key “{key}” stands twice in one object. Keep one of them.</source>
        <translation>第 {line} 行第 {column} 列：键“{key}”在同一个对象中出现两次。请只保留一个。</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: this is not valid JSON ({problem}). Repair it in a text editor or open an earlier copy.</source>
        <translation>第 {line} 行第 {column} 列：不是有效的 JSON（{problem}）。请在文本编辑器中修正，或打开更早的副本。</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: {reason}</source>
        <translation>第 {line} 行第 {column} 列：{reason}</translation>
    </message>
    <message>
        <source>Line {line}: {sentence}</source>
        <translation>第 {line} 行：{sentence}</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Linear forecaster</source>
        <translation>线性预测器</translation>
    </message>
    <message>
        <source>Lion</source>
        <translation>Lion</translation>
    </message>
    <message>
        <source>List the data sources.</source>
        <translation>列出数据源。</translation>
    </message>
    <message>
        <source>List the layers.</source>
        <translation>列出所有层。</translation>
    </message>
    <message>
        <source>List the problems.</source>
        <translation>列出问题。</translation>
    </message>
    <message>
        <source>List the templates.</source>
        <translation>列出模板。</translation>
    </message>
    <message>
        <source>List what differs between two projects.</source>
        <translation>列出两个项目的差异。</translation>
    </message>
    <message>
        <source>Load PyTorch after the start</source>
        <translation>启动后加载 PyTorch</translation>
    </message>
    <message>
        <source>Loads it in the background, so that the first training starts sooner.</source>
        <translation>在后台加载，让第一次训练更快开始。</translation>
    </message>
    <message>
        <source>LocalResponseNorm</source>
        <translation>LocalResponseNorm</translation>
    </message>
    <message>
        <source>LocalResponseNorm as networks brought from Lua Torch have it.</source>
        <translation>与从 Lua Torch 移植来的网络相同的局部响应归一化。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>对数损失</translation>
    </message>
    <message>
        <source>Log-cosh</source>
        <translation>对数双曲余弦</translation>
    </message>
    <message>
        <source>Log-cosh error</source>
        <translation>对数双曲余弦误差</translation>
    </message>
    <message>
        <source>LogSigmoid</source>
        <translation>LogSigmoid</translation>
    </message>
    <message>
        <source>LogSoftmax</source>
        <translation>LogSoftmax</translation>
    </message>
    <message>
        <source>LogSoftmax before cross-entropy</source>
        <translation>交叉熵之前的 LogSoftmax</translation>
    </message>
    <message>
        <source>LogSumExp</source>
        <translation>LogSumExp</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>对数坐标轴</translation>
    </message>
    <message>
        <source>Logic</source>
        <translation>逻辑</translation>
    </message>
    <message>
        <source>LogicalAnd</source>
        <translation>LogicalAnd</translation>
    </message>
    <message>
        <source>LogicalNot</source>
        <translation>LogicalNot</translation>
    </message>
    <message>
        <source>LogicalOr</source>
        <translation>LogicalOr</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>逻辑回归</translation>
    </message>
    <message>
        <source>Long networks in rows</source>
        <translation>长网络分行排列</translation>
    </message>
    <message>
        <source>Look and trust…</source>
        <translation>查看并信任…</translation>
    </message>
    <message>
        <source>Look at it…</source>
        <translation>查看…</translation>
    </message>
    <message>
        <source>Look at own layers and trust…</source>
        <translation>查看并信任自定义层…</translation>
    </message>
    <message>
        <source>Looks ahead along the momentum.</source>
        <translation>沿动量方向向前看。</translation>
    </message>
    <message>
        <source>Looks ahead along the momentum; needs momentum.</source>
        <translation>沿动量向前看一步；需要动量。</translation>
    </message>
    <message>
        <source>Looks at the loss in one step.</source>
        <translation>一步中最多计算损失的次数。</translation>
    </message>
    <message>
        <source>Looks at the mean of each map and says how much of it goes on.</source>
        <translation>根据每个特征图的均值，决定让它通过多少。</translation>
    </message>
    <message>
        <source>Looks back at its own words, then at the encoder's, then feed-forward.</source>
        <translation>先回看自己写的词，再看编码器的词，然后是前馈。</translation>
    </message>
    <message>
        <source>Looks for the lowest loss along curved valleys; for small networks and the whole data.</source>
        <translation>沿弯曲的谷底寻找最低的损失；适合小网络和整份数据。</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>环路</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Loss does not fit the task</source>
        <translation>损失与任务不符</translation>
    </message>
    <message>
        <source>Low ones look only at the samples that are hardest to tell apart.</source>
        <translation>温度低时只关注最难区分的样本。</translation>
    </message>
    <message>
        <source>Lower bound.</source>
        <translation>下界。</translation>
    </message>
    <message>
        <source>Lowers the learning rate when the validation loss stops falling.</source>
        <translation>验证损失不再下降时降低学习率。</translation>
    </message>
    <message>
        <source>Lowest learning rate.</source>
        <translation>最低学习率。</translation>
    </message>
    <message>
        <source>L′ = (L − 1)·stride − 2·padding + dilation·(kernel_size − 1) + output_padding + 1. kernel_size = stride = 2 doubles the length without overlaps.</source>
        <translation>L′ = (L − 1)·stride − 2·padding + dilation·(kernel_size − 1) + output_padding + 1。kernel_size = stride = 2 时长度加倍且没有重叠。</translation>
    </message>
    <message>
        <source>L′ = L + left + right. One number pads both sides, two are (left, right). A negative number cuts instead. With value −1e9 before a MaxPool the border never wins.</source>
        <translation>L′ = L + 左 + 右。一个数填充两边，两个数为（左，右）。负数则裁剪。在 MaxPool 之前令 value 为 −1e9，边界就永远不会被选中。</translation>
    </message>
    <message>
        <source>L′ = L + left + right. One number pads both sides, two are (left, right). A negative number cuts instead. Zeros on the left only, (kernel_size − 1, 0), make a Conv1d causal.</source>
        <translation>L′ = L + 左 + 右。一个数填充两边，两个数为（左，右）。负数则裁剪。只在左边补 (kernel_size − 1, 0) 个零，可使 Conv1d 成为因果卷积。</translation>
    </message>
    <message>
        <source>L′ = L + left + right. One number pads both sides, two are (left, right). …a a | a b c | c c…: the edge goes on, without the dark frame that zeros give.</source>
        <translation>L′ = L + 左 + 右。一个数填充两边，两个数为（左，右）。…a a | a b c | c c…：边缘延续下去，没有补零造成的暗框。</translation>
    </message>
    <message>
        <source>L′ = L + left + right. One number pads both sides, two are (left, right). …b c | a b c | a b…: for data that closes on itself, as angles, days, maps of the globe.</source>
        <translation>L′ = L + 左 + 右。一个数填充两边，两个数为（左，右）。…b c | a b c | a b…：用于首尾相接的数据，如角度、一天的时刻、全球地图。</translation>
    </message>
    <message>
        <source>L′ = L + left + right. One number pads both sides, two are (left, right). …c b | a b c | b a…: the edge itself is not repeated, so the padding must be smaller.</source>
        <translation>L′ = L + 左 + 右。一个数填充两边，两个数为（左，右）。…c b | a b c | b a…：边缘本身不重复，所以填充必须更小。</translation>
    </message>
    <message>
        <source>L′ = ⌊(L + 2·padding − dilation·(kernel_size − 1) − 1) / stride⌋ + 1. Channels stand on axis 1, the length on axis 2; data as (N, T, features) needs a Permute first.</source>
        <translation>L′ = ⌊(L + 2·padding − dilation·(kernel_size − 1) − 1) / stride⌋ + 1。通道在第 1 轴，长度在第 2 轴；形如 (N, T, features) 的数据要先经过 Permute。</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>乘加次数</translation>
    </message>
    <message>
        <source>MACs a sample</source>
        <translation>每样本乘加次数</translation>
    </message>
    <message>
        <source>MACs and FLOPs of own layers are not known: {names}</source>
        <translation>自定义层的 MAC 和 FLOP 未知：{names}</translation>
    </message>
    <message>
        <source>MACs of one sample: {old} → {new}</source>
        <translation>单个样本的 MACs：{old} → {new}</translation>
    </message>
    <message>
        <source>MBConv</source>
        <translation>MBConv</translation>
    </message>
    <message>
        <source>MLP 64-128-10</source>
        <translation>多层感知机 64-128-10</translation>
    </message>
    <message>
        <source>MLP 784-128-10</source>
        <translation>多层感知机 784-128-10</translation>
    </message>
    <message>
        <source>MLP for iris</source>
        <translation>鸢尾花多层感知机</translation>
    </message>
    <message>
        <source>MLP with Sigmoid</source>
        <translation>使用 Sigmoid 的多层感知机</translation>
    </message>
    <message>
        <source>MLP with normalization and dropout</source>
        <translation>带归一化和 dropout 的多层感知机</translation>
    </message>
    <message>
        <source>MNISTNet</source>
        <translation>MNISTNet</translation>
    </message>
    <message>
        <source>Made from a seed</source>
        <translation>由种子生成</translation>
    </message>
    <message>
        <source>Made-up sounds of one to four digits in a row; the network says which, in order.</source>
        <translation>合成的一到四个连读数字的声音；网络按顺序说出是哪些数字。</translation>
    </message>
    <message>
        <source>Make a project from a template.</source>
        <translation>用模板新建项目。</translation>
    </message>
    <message>
        <source>Make it a block of its own…</source>
        <translation>使其成为独立的块…</translation>
    </message>
    <message>
        <source>Make {name} a block of its own</source>
        <translation>使 {name} 成为独立的块</translation>
    </message>
    <message>
        <source>Make {node} a {layer}</source>
        <translation>将 {node} 换成 {layer}</translation>
    </message>
    <message>
        <source>Makes a convolution pass its input on.</source>
        <translation>让卷积原样传递输入。</translation>
    </message>
    <message>
        <source>Makes points of the plane out of noise, to deceive the discriminator.</source>
        <translation>用噪声造出平面上的点，骗过判别器。</translation>
    </message>
    <message>
        <source>Makes the step of a matrix orthogonal; only for networks whose weights are matrices.</source>
        <translation>使矩阵的更新步正交；只适用于权重全为矩阵的网络。</translation>
    </message>
    <message>
        <source>Makes the weight a random rotation.</source>
        <translation>让权重成为随机旋转。</translation>
    </message>
    <message>
        <source>Makes the weight an identity matrix.</source>
        <translation>让权重成为单位矩阵。</translation>
    </message>
    <message>
        <source>Maps before the 3×3 convolution of the second branch.</source>
        <translation>第二个分支 3×3 卷积之前的特征图数。</translation>
    </message>
    <message>
        <source>Maps before the 3×3 convolution of the third branch.</source>
        <translation>第三个分支 3×3 卷积之前的特征图数。</translation>
    </message>
    <message>
        <source>Maps before the 3×3 convolution.</source>
        <translation>3×3 卷积之前的特征图数。</translation>
    </message>
    <message>
        <source>Maps before the 5×5 convolution.</source>
        <translation>5×5 卷积之前的特征图数。</translation>
    </message>
    <message>
        <source>Maps inside; four times as many come out.</source>
        <translation>块内部的特征图数；输出的是它的四倍。</translation>
    </message>
    <message>
        <source>Maps inside; four times as many go in and come out.</source>
        <translation>内部的特征图数；输入与输出为其四倍。</translation>
    </message>
    <message>
        <source>Maps of each of the two branches; twice as many come out.</source>
        <translation>两个分支各自的特征图数；输出的是它的两倍。</translation>
    </message>
    <message>
        <source>Maps of each of the two kernels; twice as many come out.</source>
        <translation>两种卷积核各自的特征图数；输出的是它的两倍。</translation>
    </message>
    <message>
        <source>Maps of the 1×1 branch.</source>
        <translation>1×1 分支的特征图数。</translation>
    </message>
    <message>
        <source>Maps of the 3×3 branch.</source>
        <translation>3×3 分支的特征图数。</translation>
    </message>
    <message>
        <source>Maps of the 5×5 branch.</source>
        <translation>5×5 分支的特征图数。</translation>
    </message>
    <message>
        <source>Maps of the pooling branch.</source>
        <translation>池化分支的特征图数。</translation>
    </message>
    <message>
        <source>Maps of the second branch.</source>
        <translation>第二个分支的特征图数。</translation>
    </message>
    <message>
        <source>Maps of the third branch.</source>
        <translation>第三个分支的特征图数。</translation>
    </message>
    <message>
        <source>Maps that the 1×1 convolution leaves.</source>
        <translation>1×1 卷积之后剩下的特征图数。</translation>
    </message>
    <message>
        <source>Markdown: # heading, **bold**, - list</source>
        <translation>Markdown：# 标题，**粗体**，- 列表</translation>
    </message>
    <message>
        <source>Marks the steps behind the end of each sequence.</source>
        <translation>标出每个序列结束之后的步。</translation>
    </message>
    <message>
        <source>Marks the steps that hold padding instead of a word.</source>
        <translation>标出装的是填充而不是词的步。</translation>
    </message>
    <message>
        <source>Masked autoencoder</source>
        <translation>掩码自编码器</translation>
    </message>
    <message>
        <source>MaskedFill</source>
        <translation>MaskedFill</translation>
    </message>
    <message>
        <source>MatMul</source>
        <translation>MatMul</translation>
    </message>
    <message>
        <source>MatMul needs (N, A, B) and (N, B, C), got {first} and {second}. Put a Permute with dims (0, 2, 1) before one of them to swap its last two axes.</source>
        <translation>MatMul 需要 (N, A, B) 和 (N, B, C)，但得到 {first} 和 {second}。请在其中一个前面放 dims 为 (0, 2, 1) 的 Permute，交换它的最后两个轴。</translation>
    </message>
    <message>
        <source>Math</source>
        <translation>数学</translation>
    </message>
    <message>
        <source>Matrix factorization</source>
        <translation>矩阵分解</translation>
    </message>
    <message>
        <source>Matthews correlation</source>
        <translation>Matthews 相关系数</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>MaxPool1d</source>
        <translation>MaxPool1d</translation>
    </message>
    <message>
        <source>MaxPool2d</source>
        <translation>MaxPool2d</translation>
    </message>
    <message>
        <source>MaxPool3d</source>
        <translation>MaxPool3d</translation>
    </message>
    <message>
        <source>MaxUnpool must make an image of the size that was pooled, or the maxima go to other places.</source>
        <translation>MaxUnpool 必须还原出池化前的尺寸，否则最大值会放到别的位置。</translation>
    </message>
    <message>
        <source>MaxUnpool1d</source>
        <translation>MaxUnpool1d</translation>
    </message>
    <message>
        <source>MaxUnpool2d</source>
        <translation>MaxUnpool2d</translation>
    </message>
    <message>
        <source>MaxUnpool3d</source>
        <translation>MaxUnpool3d</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>May stay open</source>
        <translation>可以不连接</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mean</translation>
    </message>
    <message>
        <source>Mean 0, deviation 1</source>
        <translation>均值 0，标准差 1</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>Mean absolute percentage error</source>
        <translation>平均绝对百分比误差</translation>
    </message>
    <message>
        <source>Mean average precision</source>
        <translation>平均精度均值（mAP）</translation>
    </message>
    <message>
        <source>Mean of (log(1 + x) − log(1 + t))². Not a number where x or t is below −1.</source>
        <translation>(log(1 + x) − log(1 + t))² 的平均。x 或 t 小于 −1 时没有值。</translation>
    </message>
    <message>
        <source>Mean of (x − t)², in squared units of the target.</source>
        <translation>(x − t)² 的平均值，单位是目标单位的平方。</translation>
    </message>
    <message>
        <source>Mean of (x − t)². One far-off sample can rule the training; L1 or Huber are calmer.</source>
        <translation>(x − t)² 的平均值。一个偏得很远的样本就能左右训练；L1 或 Huber 更平稳。</translation>
    </message>
    <message>
        <source>Mean of 2·|x − t| / (|x| + |t|), from 0 to 2.</source>
        <translation>2·|x − t| / (|x| + |t|) 的平均，取值 0 到 2。</translation>
    </message>
    <message>
        <source>Mean of log cosh(x − t).</source>
        <translation>log cosh(x − t) 的平均。</translation>
    </message>
    <message>
        <source>Mean of log cosh(x − t): about ½·(x − t)² for small errors, |x − t| − log 2 for large.</source>
        <translation>log cosh(x − t) 的平均：误差小时约为 ½·(x − t)²，误差大时约为 |x − t| − log 2。</translation>
    </message>
    <message>
        <source>Mean of max(q·(t − x), (q − 1)·(t − x)). 0.5 gives the median, 0.9 a value that nine of ten targets stay below.</source>
        <translation>max(q·(t − x), (q − 1)·(t − x)) 的平均。0.5 给出中位数，0.9 给出十分之九的目标都低于的值。</translation>
    </message>
    <message>
        <source>Mean of the recalls of the classes that are there. Chance is 1 / C, however frequent a class is.</source>
        <translation>出现的各类别召回率的平均。无论某类多常见，偶然水平都是 1 / C。</translation>
    </message>
    <message>
        <source>Mean of the shares of each class that are found.</source>
        <translation>每个类别被找到的份额的平均。</translation>
    </message>
    <message>
        <source>Mean of the squared errors.</source>
        <translation>误差平方的平均值。</translation>
    </message>
    <message>
        <source>Mean of |x − t| / |t|. Useless where targets come near 0.</source>
        <translation>|x − t| / |t| 的平均。目标接近 0 时没有意义。</translation>
    </message>
    <message>
        <source>Mean of |x − t|.</source>
        <translation>|x − t| 的平均值。</translation>
    </message>
    <message>
        <source>Mean of |x − t|. Not disturbed by single far-off samples; its slope does not shrink near the goal.</source>
        <translation>|x − t| 的平均值。不受个别偏远样本干扰；接近目标时斜率也不变小。</translation>
    </message>
    <message>
        <source>Mean of −log of the probability of the true class, probabilities not below 1.2·10⁻⁷.</source>
        <translation>真实类别概率的 −log 的平均，概率不低于 1.2·10⁻⁷。</translation>
    </message>
    <message>
        <source>Mean size of an error as a share of target and prediction.</source>
        <translation>误差占目标与预测的平均份额。</translation>
    </message>
    <message>
        <source>Mean size of an error as a share of the target.</source>
        <translation>误差占目标的平均份额。</translation>
    </message>
    <message>
        <source>Mean size of an error, in units of the target.</source>
        <translation>误差大小的平均值，单位与目标相同。</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>均方误差</translation>
    </message>
    <message>
        <source>Mean squared error of the probabilities.</source>
        <translation>概率的均方误差。</translation>
    </message>
    <message>
        <source>Mean squared log error</source>
        <translation>均方对数误差</translation>
    </message>
    <message>
        <source>Mean, largest minus smallest, standard deviation or length of the targets.</source>
        <translation>目标的平均值、极差、标准差或长度。</translation>
    </message>
    <message>
        <source>Mean, root of the mean square, or largest difference of the bins.</source>
        <translation>各区间差异的平均、均方根或最大值。</translation>
    </message>
    <message>
        <source>Mean.</source>
        <translation>均值。</translation>
    </message>
    <message>
        <source>Measure a run on its test part.</source>
        <translation>在测试部分上评估一次运行。</translation>
    </message>
    <message>
        <source>Measured on {device} with {batch} {batch:sample|samples}: forward {forward} ms, backward {backward} ms, {peak} kB at the peak ({predicted} kB predicted)</source>
        <translation>在 {device} 上用 {batch} 个样本测得：前向 {forward} ms，反向 {backward} ms，峰值 {peak} kB（预计 {predicted} kB）</translation>
    </message>
    <message>
        <source>Measures the distance between two vectors.</source>
        <translation>度量两个向量之间的距离。</translation>
    </message>
    <message>
        <source>Median absolute error</source>
        <translation>绝对误差中位数</translation>
    </message>
    <message>
        <source>Median of |x − t|, a mean over the outputs. Not disturbed by single far-off samples.</source>
        <translation>|x − t| 的中位数，对各输出取平均。不受个别偏远样本影响。</translation>
    </message>
    <message>
        <source>Memory of results</source>
        <translation>结果占用的内存</translation>
    </message>
    <message>
        <source>Memory that a training step takes, as predicted</source>
        <translation>预计一个训练步占用的内存</translation>
    </message>
    <message>
        <source>Memory with {batch} {batch:sample|samples}: {training} kB in training, {answering} kB answering</source>
        <translation>{batch} 个样本的内存：训练 {training} kB，推理 {answering} kB</translation>
    </message>
    <message>
        <source>Memory: {one} a sample for each unit of {letters}</source>
        <translation>内存：{letters} 每增加一个单位，每个样本 {one}</translation>
    </message>
    <message>
        <source>Memory: {one} a sample, {many} a batch of {batch}</source>
        <translation>内存：每个样本 {one}，一批 {batch} 个共 {many}</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Merge two versions of a project.</source>
        <translation>合并一个项目的两个版本。</translation>
    </message>
    <message>
        <source>MergeHeads</source>
        <translation>MergeHeads</translation>
    </message>
    <message>
        <source>Metric does not fit the task</source>
        <translation>指标与任务不符</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Metrics compare {node} with the target, so it must be {expected}, but it is {found}. Remove them, or name another output first.</source>
        <translation>指标把 {node} 与目标比较，因此它必须是 {expected}，但现在是 {found}。请去掉指标，或让另一个输出排在最前。</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>Min</translation>
    </message>
    <message>
        <source>Mini AlexNet</source>
        <translation>迷你 AlexNet</translation>
    </message>
    <message>
        <source>Mini BERT</source>
        <translation>迷你 BERT</translation>
    </message>
    <message>
        <source>Mini DenseNet</source>
        <translation>迷你 DenseNet</translation>
    </message>
    <message>
        <source>Mini GPT</source>
        <translation>迷你 GPT</translation>
    </message>
    <message>
        <source>Mini Inception</source>
        <translation>迷你 Inception</translation>
    </message>
    <message>
        <source>Mini ResNet</source>
        <translation>迷你 ResNet</translation>
    </message>
    <message>
        <source>Mini Transformer block</source>
        <translation>迷你 Transformer 块</translation>
    </message>
    <message>
        <source>Mini U-Net</source>
        <translation>迷你 U-Net</translation>
    </message>
    <message>
        <source>Mini VGG</source>
        <translation>迷你 VGG</translation>
    </message>
    <message>
        <source>Mini ViT</source>
        <translation>迷你 ViT</translation>
    </message>
    <message>
        <source>Mini picture and text</source>
        <translation>迷你图片与文本</translation>
    </message>
    <message>
        <source>Mini speech recognition</source>
        <translation>迷你语音识别</translation>
    </message>
    <message>
        <source>Mini text classifier</source>
        <translation>迷你文本分类器</translation>
    </message>
    <message>
        <source>Minimap</source>
        <translation>小地图</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Minkowski distance</source>
        <translation>闵可夫斯基距离</translation>
    </message>
    <message>
        <source>Mish</source>
        <translation>Mish</translation>
    </message>
    <message>
        <source>Mixes the channels of groups like a pack of cards.</source>
        <translation>像洗牌一样混合各组的通道。</translation>
    </message>
    <message>
        <source>Mixture of experts</source>
        <translation>专家混合</translation>
    </message>
    <message>
        <source>MobileNet with gates for channels and activations that cost little.</source>
        <translation>带通道门控和低开销激活的 MobileNet。</translation>
    </message>
    <message>
        <source>MobileNetV2</source>
        <translation>MobileNetV2</translation>
    </message>
    <message>
        <source>MobileNetV3 large</source>
        <translation>MobileNetV3 large</translation>
    </message>
    <message>
        <source>MobileNetV3 small</source>
        <translation>MobileNetV3 small</translation>
    </message>
    <message>
        <source>Momentum at the peak of the learning rate.</source>
        <translation>学习率达到峰值时的动量。</translation>
    </message>
    <message>
        <source>Momentum at the start and the end.</source>
        <translation>开始和结束时的动量。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Most digits in a row; shorter rows are filled up with 0, the blank.</source>
        <translation>一行中最多的数字个数；较短的行用 0（空白）补齐。</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Move a dot</source>
        <translation>移动拐点</translation>
    </message>
    <message>
        <source>Move the selected layers</source>
        <translation>移动所选的层</translation>
    </message>
    <message>
        <source>Move the view</source>
        <translation>移动视图</translation>
    </message>
    <message>
        <source>Moves numbers along axes; what falls off comes in at the other end.</source>
        <translation>沿轴移动数；移出一端的从另一端进来。</translation>
    </message>
    <message>
        <source>Multi-class hinge</source>
        <translation>多类合页损失</translation>
    </message>
    <message>
        <source>Multi-head attention</source>
        <translation>多头注意力</translation>
    </message>
    <message>
        <source>Multi-head attention from its parts</source>
        <translation>由部件搭成的多头注意力</translation>
    </message>
    <message>
        <source>MultiheadAttention</source>
        <translation>MultiheadAttention</translation>
    </message>
    <message>
        <source>MultiheadAttention cannot split embed_dim={embed} into num_heads={heads} equal {heads:part|parts}. Set num_heads to a divisor of {embed}, such as {best}.</source>
        <translation>MultiheadAttention 无法把 embed_dim={embed} 平均分成 num_heads={heads} 份。请把 num_heads 设为 {embed} 的约数，例如 {best}。</translation>
    </message>
    <message>
        <source>Multiplies all numbers along one axis.</source>
        <translation>把一个轴上的所有数相乘。</translation>
    </message>
    <message>
        <source>Multiplies by a learned matrix and adds a learned vector.</source>
        <translation>乘以一个可学习的矩阵，再加一个可学习的向量。</translation>
    </message>
    <message>
        <source>Multiplies each number by itself.</source>
        <translation>把每个数与自己相乘。</translation>
    </message>
    <message>
        <source>Multiplies every number by one that you set.</source>
        <translation>把每个数乘以一个你设定的数。</translation>
    </message>
    <message>
        <source>Multiplies every number of one row with every number of another.</source>
        <translation>把一行的每个数与另一行的每个数相乘。</translation>
    </message>
    <message>
        <source>Multiplies the learning rate by a factor after each of the named epochs.</source>
        <translation>在指定的每一轮之后把学习率乘以一个系数。</translation>
    </message>
    <message>
        <source>Multiplies the learning rate by a factor every few epochs.</source>
        <translation>每隔几轮把学习率乘以一个系数。</translation>
    </message>
    <message>
        <source>Multiplies the learning rate by the same factor after every epoch.</source>
        <translation>每轮之后把学习率乘以同一系数。</translation>
    </message>
    <message>
        <source>Multiplies two matrices for each sample.</source>
        <translation>为每个样本做两个矩阵的乘法。</translation>
    </message>
    <message>
        <source>Multiplies wires and sums over axes, as an equation says.</source>
        <translation>按等式的写法把连线相乘并沿轴求和。</translation>
    </message>
    <message>
        <source>Multiplies wires number by number.</source>
        <translation>逐个数相乘。</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>Multiply</translation>
    </message>
    <message>
        <source>Multiply-accumulates for one sample</source>
        <translation>单个样本的乘加次数</translation>
    </message>
    <message>
        <source>Muon</source>
        <translation>Muon</translation>
    </message>
    <message>
        <source>Muon trains matrices only, no biases, convolutions or norms.</source>
        <translation>Muon 只训练矩阵，不训练偏置、卷积或归一化。</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Mute or unmute</source>
        <translation>停用或启用</translation>
    </message>
    <message>
        <source>Muted, but read</source>
        <translation>已停用，却被读取</translation>
    </message>
    <message>
        <source>My blocks</source>
        <translation>我的块</translation>
    </message>
    <message>
        <source>N(0, std²) with std = gain/√fan. He et al. 2015, for layers before a ReLU; the gain follows from nonlinearity.</source>
        <translation>N(0, std²)，std = gain/√fan。He 等 2015，用于 ReLU 之前的层；gain 由 nonlinearity 决定。</translation>
    </message>
    <message>
        <source>N(0, std²) with std = gain·√(2 / (fan_in + fan_out)). Glorot and Bengio 2010: fan_in numbers go into an output, and a number goes into fan_out.</source>
        <translation>N(0, std²)，std = gain·√(2 / (fan_in + fan_out))。Glorot 与 Bengio 2010：fan_in 是进入一个输出的数的个数，fan_out 是一个数进入的输出的个数。</translation>
    </message>
    <message>
        <source>N(0, std²) with ⌈sparsity·rows⌉ zeros a column (Martens 2010). Two axes only.</source>
        <translation>N(0, std²)，每列有 ⌈sparsity·行数⌉ 个 0（Martens 2010）。只用于两个轴的张量。</translation>
    </message>
    <message>
        <source>N(mean, std²), drawn again outside [a, b]. The bounds are values, no multiples of std: with std 0.02 the usual ±2 cut off nothing. Vision Transformers start so.</source>
        <translation>N(mean, std²)，落在 [a, b] 之外的重新取。界限是数值，不是 std 的倍数：std 为 0.02 时，默认的 ±2 什么也截不掉。Vision Transformer 这样开始。</translation>
    </message>
    <message>
        <source>N(mean, std²). GPT-2 and BERT start from std 0.02.</source>
        <translation>N(mean, std²)。GPT-2 和 BERT 从 std 0.02 开始。</translation>
    </message>
    <message>
        <source>N: samples at once; {batch} while training</source>
        <translation>N：一次处理的样本数；训练时为 {batch}</translation>
    </message>
    <message>
        <source>NAdam</source>
        <translation>NAdam</translation>
    </message>
    <message>
        <source>NLLLoss expects logarithms of probabilities, as LogSoftmax gives them.</source>
        <translation>NLLLoss 需要概率的对数，即 LogSoftmax 的结果。</translation>
    </message>
    <message>
        <source>NLLLoss expects logarithms of probabilities, but {node} is {layer}. Put a LogSoftmax before the output, or use CrossEntropyLoss.</source>
        <translation>NLLLoss 需要概率的对数，但 {node} 是 {layer}。请在输出前加 LogSoftmax，或改用 CrossEntropyLoss。</translation>
    </message>
    <message>
        <source>NLLLoss without LogSoftmax</source>
        <translation>NLLLoss 之前没有 LogSoftmax</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name changed in code</source>
        <translation>代码中名称有变</translation>
    </message>
    <message>
        <source>Name of bookmark {number}</source>
        <translation>书签 {number} 的名称</translation>
    </message>
    <message>
        <source>Name of its own block</source>
        <translation>独立块的名称</translation>
    </message>
    <message>
        <source>Name of the array to predict; all others are inputs.</source>
        <translation>要预测的数组名；其余数组都是输入。</translation>
    </message>
    <message>
        <source>Name of the block</source>
        <translation>块的名称</translation>
    </message>
    <message>
        <source>Name of the column to predict. Empty: the last column.</source>
        <translation>要预测的列名。留空表示最后一列。</translation>
    </message>
    <message>
        <source>Name of the node</source>
        <translation>节点名称</translation>
    </message>
    <message>
        <source>Name of the node, and of the attribute in the code</source>
        <translation>节点的名称，也是代码中的属性名</translation>
    </message>
    <message>
        <source>Name of the project</source>
        <translation>项目名称</translation>
    </message>
    <message>
        <source>Name used twice</source>
        <translation>名称重复</translation>
    </message>
    <message>
        <source>Name, type, kernel_size=3 or 28×28</source>
        <translation>名称、类型、kernel_size=3 或 28×28</translation>
    </message>
    <message>
        <source>Names are those of state_dict, so hand-written modules of the same names load.</source>
        <translation>名称与 state_dict 一致，同名的手写模块可直接加载。</translation>
    </message>
    <message>
        <source>Narrow</source>
        <translation>Narrow</translation>
    </message>
    <message>
        <source>Narrow takes {length} {length:place|places} from {start} on, but axis {axis} of {shape} has the places 0 to {last}. Use a smaller length, or begin earlier.</source>
        <translation>Narrow 从 {start} 起取 {length} 个位置，但 {shape} 的轴 {axis} 只有位置 0 到 {last}。请用更小的 length，或从更前面开始。</translation>
    </message>
    <message>
        <source>Narrow takes {length} {length:place|places} from {start} on, but only {left} are left there. Use a smaller length.</source>
        <translation>Narrow 从 {start} 起取 {length} 个位置，但那里只剩 {left} 个。请用更小的 length。</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>Negative</translation>
    </message>
    <message>
        <source>Negative log-likelihood</source>
        <translation>负对数似然</translation>
    </message>
    <message>
        <source>Neighbouring channels that are summed.</source>
        <translation>参与求和的相邻通道数。</translation>
    </message>
    <message>
        <source>Neighbours and grid</source>
        <translation>相邻层和网格</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Networks for images, tables and sequences.</source>
        <translation>用于图像、表格和序列的网络。</translation>
    </message>
    <message>
        <source>Neural recommender</source>
        <translation>神经推荐器</translation>
    </message>
    <message>
        <source>New file of own layers…</source>
        <translation>新建自定义层文件…</translation>
    </message>
    <message>
        <source>New from template {name}</source>
        <translation>从模板 {name} 新建</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>New loss graph</source>
        <translation>新建损失图</translation>
    </message>
    <message>
        <source>New loss graph {name}</source>
        <translation>新建损失图 {name}</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>New sizes of a sample, without the batch axis; one may be -1.</source>
        <translation>样本的新大小，不含批轴；其中一个可以是 -1。</translation>
    </message>
    <message>
        <source>New sizes without the batch axis; −1 leaves an axis as it is.</source>
        <translation>不含批轴的新大小；−1 表示该轴保持不变。</translation>
    </message>
    <message>
        <source>New tab</source>
        <translation>新建标签页</translation>
    </message>
    <message>
        <source>Next frame or note</source>
        <translation>下一个框或便笺</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>下一个问题</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>下一个标签页</translation>
    </message>
    <message>
        <source>Nine Inception modules look with kernels of several sizes at once.</source>
        <translation>九个 Inception 模块同时用多种大小的卷积核观察。</translation>
    </message>
    <message>
        <source>No architecture matches. Try a shorter word.</source>
        <translation>没有匹配的架构。试试更短的词。</translation>
    </message>
    <message>
        <source>No cost bar</source>
        <translation>不显示成本条</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>No data file is chosen. Choose one in the data panel.</source>
        <translation>没有选择数据文件。请在数据面板中选择。</translation>
    </message>
    <message>
        <source>No data is chosen yet.</source>
        <translation>还没有选择数据。</translation>
    </message>
    <message>
        <source>No data is chosen. Choose a source in the data panel.</source>
        <translation>没有选择数据。请在数据面板中选择数据源。</translation>
    </message>
    <message>
        <source>No ground</source>
        <translation>透明背景</translation>
    </message>
    <message>
        <source>No input</source>
        <translation>没有输入</translation>
    </message>
    <message>
        <source>No input fits. Add another layer first.</source>
        <translation>没有合适的输入端口。请先添加一个层。</translation>
    </message>
    <message>
        <source>No layer is called that. Try another word.</source>
        <translation>没有叫这个名字的层。换个词试试。</translation>
    </message>
    <message>
        <source>No layer is called “{query}”.</source>
        <translation>没有名为“{query}”的层。</translation>
    </message>
    <message>
        <source>No layer of the network has weights.</source>
        <translation>网络中没有任何层带权重。</translation>
    </message>
    <message>
        <source>No layer was found in this text. Copy code such as nn.Sequential(nn.Linear(4, 8), nn.ReLU()).</source>
        <translation>这段文本里没有找到层。请复制 nn.Sequential(nn.Linear(4, 8), nn.ReLU()) 之类的代码。</translation>
    </message>
    <message>
        <source>No node stands for this block.</source>
        <translation>没有节点使用这个块。</translation>
    </message>
    <message>
        <source>No other port takes this wire. Add another layer first.</source>
        <translation>没有其他端口能接这条连线。请先添加另一个层。</translation>
    </message>
    <message>
        <source>No output</source>
        <translation>没有输出</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>No problems found</source>
        <translation>没有发现问题</translation>
    </message>
    <message>
        <source>No problems.</source>
        <translation>没有问题。</translation>
    </message>
    <message>
        <source>No problems. Shapes fit, and every layer is connected.</source>
        <translation>没有问题。形状都匹配，各层都已连接。</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>没有最近的文件</translation>
    </message>
    <message>
        <source>No repair is known for this. {reason}</source>
        <translation>这个问题没有现成的修复办法。{reason}</translation>
    </message>
    <message>
        <source>No runs yet. Every training is kept here.</source>
        <translation>还没有运行。每次训练都会保存在这里。</translation>
    </message>
    <message>
        <source>No samples are kept for validation, so over-fitting cannot be seen. Set a validation share such as 0.1.</source>
        <translation>没有留出验证样本，因此看不出过拟合。请设置验证比例，例如 0.1。</translation>
    </message>
    <message>
        <source>No training samples</source>
        <translation>没有训练样本</translation>
    </message>
    <message>
        <source>No wire leads from the selected layers to others. Select layers that are wired.</source>
        <translation>所选的层与其他层之间没有连线。请选择已连线的层。</translation>
    </message>
    <message>
        <source>Noise goes in, the clean digit has to come out.</source>
        <translation>输入带噪声，输出必须是干净的数字。</translation>
    </message>
    <message>
        <source>Noisy sines</source>
        <translation>带噪正弦</translation>
    </message>
    <message>
        <source>Noisy waves</source>
        <translation>带噪声的波</translation>
    </message>
    <message>
        <source>None yet. A parameter is a value that each use may set, such as a width.</source>
        <translation>还没有参数。参数是每处使用都可以设定的值，例如宽度。</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>Norm</translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Normalization and ReLU come first, so that the straight way stays untouched.</source>
        <translation>归一化与 ReLU 放在前面，使直通的路保持原样。</translation>
    </message>
    <message>
        <source>Normalized first, then attention and feed-forward; trains without warm-up.</source>
        <translation>先归一化，再做注意力与前馈；无需预热即可训练。</translation>
    </message>
    <message>
        <source>Normalized root mean squared error</source>
        <translation>归一化均方根误差</translation>
    </message>
    <message>
        <source>Normalizes before each part instead of after it; trains more calmly when deep.</source>
        <translation>在每个部分之前而不是之后归一化；层数多时训练更平稳。</translation>
    </message>
    <message>
        <source>Normalizes each channel of a volume or clip over the batch.</source>
        <translation>在一批样本上对体数据或视频片段的每个通道做归一化。</translation>
    </message>
    <message>
        <source>Normalizes each channel of an image over the batch.</source>
        <translation>在一批样本上对图像的每个通道做归一化。</translation>
    </message>
    <message>
        <source>Normalizes each channel of each image on its own.</source>
        <translation>对每张图像的每个通道单独做归一化。</translation>
    </message>
    <message>
        <source>Normalizes each channel of each signal on its own.</source>
        <translation>对每个信号的每个通道单独做归一化。</translation>
    </message>
    <message>
        <source>Normalizes each channel of each volume on its own.</source>
        <translation>对每个体数据的每个通道单独做归一化。</translation>
    </message>
    <message>
        <source>Normalizes each feature or channel over the batch.</source>
        <translation>在一批样本上对每个特征或通道做归一化。</translation>
    </message>
    <message>
        <source>Normalizes groups of channels of each sample on their own.</source>
        <translation>对每个样本自己的各组通道做归一化。</translation>
    </message>
    <message>
        <source>Normalizes the features of each sample on their own.</source>
        <translation>对每个样本自己的特征做归一化。</translation>
    </message>
    <message>
        <source>Not for half precision</source>
        <translation>不适合半精度</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>NotEqual</source>
        <translation>NotEqual</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing but 3×3 convolutions: eight of them and three Linear layers.</source>
        <translation>只用 3×3 卷积：八层卷积加三个 Linear 层。</translation>
    </message>
    <message>
        <source>Nothing differs from {what}.</source>
        <translation>与{what}没有差异。</translation>
    </message>
    <message>
        <source>Nothing differs.</source>
        <translation>没有差异。</translation>
    </message>
    <message>
        <source>Nothing drawn yet</source>
        <translation>尚未绘制</translation>
    </message>
    <message>
        <source>Nothing fits. Try fewer letters.</source>
        <translation>没有匹配的结果，请少输几个字。</translation>
    </message>
    <message>
        <source>Nothing has been trained yet. Curves appear here while it learns.</source>
        <translation>还没有训练过。训练时曲线会显示在这里。</translation>
    </message>
    <message>
        <source>Nothing is drawn yet. Drag a layer onto the canvas.</source>
        <translation>还没有绘制任何内容。把一个层拖到画布上。</translation>
    </message>
    <message>
        <source>Nothing is kept yet. Each time you save, the state is kept here.</source>
        <translation>还没有保留任何版本。每次保存时的状态都会保留在这里。</translation>
    </message>
    <message>
        <source>Nothing is wrong here. Press F8 to go to the next problem.</source>
        <translation>这里没有问题。按 F8 前往下一个问题。</translation>
    </message>
    <message>
        <source>Nothing slides or fades.</source>
        <translation>不使用滑动和淡入淡出。</translation>
    </message>
    <message>
        <source>Nothing to learn</source>
        <translation>没有可学习的内容</translation>
    </message>
    <message>
        <source>Nothing was connected: the selected layers are wired already, or have no free input. Select layers from left to right whose inputs are open.</source>
        <translation>没有连接任何层：所选的层已经连好，或没有空闲的输入。请从左到右选择输入还空着的层。</translation>
    </message>
    <message>
        <source>Nothing was learned yet.</source>
        <translation>还没有学到任何东西。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>小数</translation>
    </message>
    <message>
        <source>Number of bins.</source>
        <translation>区间数。</translation>
    </message>
    <message>
        <source>Number of channels that come in.</source>
        <translation>输入的通道数。</translation>
    </message>
    <message>
        <source>Number of learned filters.</source>
        <translation>可学习的滤波器个数。</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Numbers a step that come in.</source>
        <translation>每一步输入的数的个数。</translation>
    </message>
    <message>
        <source>Numbers above a threshold pass, all others become one value.</source>
        <translation>大于阈值的数通过，其余都变为同一个值。</translation>
    </message>
    <message>
        <source>Numbers above this pass.</source>
        <translation>大于它的数通过。</translation>
    </message>
    <message>
        <source>Numbers added on all sides, or one a side from the last axis to the first.</source>
        <translation>各边添加的个数，或每边一个数，从最后一个轴到第一个轴。</translation>
    </message>
    <message>
        <source>Numbers added on all sides, or one a side, last axis first; negative ones cut.</source>
        <translation>各边添加的个数，或每边一个数，从最后一个轴开始；负数则裁剪。</translation>
    </message>
    <message>
        <source>Numbers added on each side; “same” keeps the size.</source>
        <translation>每一侧添加的数的个数；“same” 保持大小不变。</translation>
    </message>
    <message>
        <source>Numbers added on one side of the result, to reach an exact size.</source>
        <translation>在结果的一侧补上的数的个数，用来得到确切的大小。</translation>
    </message>
    <message>
        <source>Numbers between −lambd and lambd become 0.</source>
        <translation>−lambd 与 lambd 之间的数变为 0。</translation>
    </message>
    <message>
        <source>Numbers cut away on each side of the result.</source>
        <translation>结果每一侧裁掉的数的个数。</translation>
    </message>
    <message>
        <source>Numbers inside an expert.</source>
        <translation>专家内部的宽度。</translation>
    </message>
    <message>
        <source>Numbers inside the feed-forward part.</source>
        <translation>前馈部分内部的宽度。</translation>
    </message>
    <message>
        <source>Numbers inside; about 8/3 of width.</source>
        <translation>内部的宽度；约为 width 的 8/3。</translation>
    </message>
    <message>
        <source>Numbers of each state.</source>
        <translation>每个状态的宽度。</translation>
    </message>
    <message>
        <source>Numbers of each vector.</source>
        <translation>每个向量的宽度。</translation>
    </message>
    <message>
        <source>Numbers of the code.</source>
        <translation>编码的长度。</translation>
    </message>
    <message>
        <source>Numbers of words, (N, T) int64.</source>
        <translation>词的编号，(N, T) int64。</translation>
    </message>
    <message>
        <source>Numbers that are found for each node.</source>
        <translation>每个节点得到的数的个数。</translation>
    </message>
    <message>
        <source>Numbers that count along one axis are read as places of a shorter one.</source>
        <translation>沿某一轴计数的数字，被当作更短的轴上的位置来读取。</translation>
    </message>
    <message>
        <source>Numbers that describe a patch.</source>
        <translation>描述一个小块的数的个数。</translation>
    </message>
    <message>
        <source>Numbers that it remembers.</source>
        <translation>它记住的数的个数。</translation>
    </message>
    <message>
        <source>Numbers that stand for a word.</source>
        <translation>表示一个词的数的个数。</translation>
    </message>
    <message>
        <source>Numbers that the network learns</source>
        <translation>网络要学习的数值个数</translation>
    </message>
    <message>
        <source>Of each sample pixels in both / pixels in either, 1 where both are empty. Small shapes count as much as large ones, other than in Jaccard.</source>
        <translation>每个样本的交集像素 / 并集像素，两者都为空时为 1。与 Jaccard 不同，小形状与大形状同等重要。</translation>
    </message>
    <message>
        <source>Of the samples called a class, the share that is of it.</source>
        <translation>被判为某类的样本中真正属于该类的比例。</translation>
    </message>
    <message>
        <source>Of the samples not of a class, the share that is not called it.</source>
        <translation>不属于某类的样本中，未被判为该类的份额。</translation>
    </message>
    <message>
        <source>Of the samples of a class, the share that is found.</source>
        <translation>某类的样本中被找出的比例。</translation>
    </message>
    <message>
        <source>Of {samples} {samples:sample|samples} {held} are kept for validation and test, so none is left for training. Lower the shares.</source>
        <translation>{samples} 个样本中有 {held} 个留作验证和测试，没有剩下用于训练的。请降低比例。</translation>
    </message>
    <message>
        <source>On a plateau</source>
        <translation>停滞时下降</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>磁盘占用</translation>
    </message>
    <message>
        <source>On the canvas</source>
        <translation>画布上</translation>
    </message>
    <message>
        <source>One GRU reads a sentence, another starts from its state and writes.</source>
        <translation>一个 GRU 读句子，另一个从它的状态出发写句子。</translation>
    </message>
    <message>
        <source>One Linear layer and a probability: often hard to beat on tables.</source>
        <translation>一个 Linear 层加一个概率：在表格数据上常常难以超越。</translation>
    </message>
    <message>
        <source>One Python file with the network; it needs only torch.</source>
        <translation>包含网络的单个 Python 文件，只需要 torch。</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>单周期</translation>
    </message>
    <message>
        <source>One encoder with the same weights for two pictures: how far apart are they?</source>
        <translation>同一个编码器、同样的权重看两张图片：它们相距多远？</translation>
    </message>
    <message>
        <source>One file with code and weights, for Python and C++ (libtorch).</source>
        <translation>代码和权重合为一个文件，可用于 Python 和 C++（libtorch）。</translation>
    </message>
    <message>
        <source>One half of the channels opens and shuts the other half.</source>
        <translation>一半通道控制另一半通道的开与关。</translation>
    </message>
    <message>
        <source>One hidden layer of 128 neurons reads digits of 8×8 pixels.</source>
        <translation>一层 128 个隐藏神经元识别 8×8 像素的数字。</translation>
    </message>
    <message>
        <source>One layer holds more than a thousand million parameters.</source>
        <translation>一个层的参数超过十亿。</translation>
    </message>
    <message>
        <source>One network, two answers: what is in the picture, and the corners of its box.</source>
        <translation>一个网络，两个答案：图中有什么，以及它的边框角点。</translation>
    </message>
    <message>
        <source>One neuron draws a straight line: some moons stay on the wrong side.</source>
        <translation>一个神经元在平面上画一条直线：总有些点落在错的一边。</translation>
    </message>
    <message>
        <source>One of the first convolutional networks: it read handwritten digits on cheques.</source>
        <translation>最早的卷积网络之一：它曾读取支票上的手写数字。</translation>
    </message>
    <message>
        <source>One row of numbers says where a shape is and how sure it is of each kind.</source>
        <translation>一行数字说明形状在哪里，以及它是每一种形状的把握有多大。</translation>
    </message>
    <message>
        <source>One side removed the block {name}, but {node} on the other side stands for it. It was brought back.</source>
        <translation>一方删除了块 {name}，但另一方的 {node} 仍在使用它。已恢复该块。</translation>
    </message>
    <message>
        <source>One step of a GRU, for loops of your own.</source>
        <translation>GRU 的一步，供自己写循环时使用。</translation>
    </message>
    <message>
        <source>One step of an LSTM, for loops of your own.</source>
        <translation>LSTM 的一步，供自己写循环时使用。</translation>
    </message>
    <message>
        <source>One step of an RNN, for loops of your own.</source>
        <translation>RNN 的一步，供自己写循环时使用。</translation>
    </message>
    <message>
        <source>One step, (N, features).</source>
        <translation>一步，(N, features)。</translation>
    </message>
    <message>
        <source>One truth value a pair of steps, (T, T) bool.</source>
        <translation>每一对步一个真假值，(T, T) bool。</translation>
    </message>
    <message>
        <source>One truth value a step, (N, T) bool.</source>
        <translation>每一步一个真假值，(N, T) bool。</translation>
    </message>
    <message>
        <source>One weight for each past value: what every larger forecaster must beat.</source>
        <translation>每个过去的值一个权重：更大的预测器都必须胜过它。</translation>
    </message>
    <message>
        <source>One weight for each pixel and class: digits without a hidden layer.</source>
        <translation>每个像素对每个类别一个权重：没有隐藏层也能认数字。</translation>
    </message>
    <message>
        <source>One wire a term, in the order of the terms.</source>
        <translation>每项一条连线，按各项的顺序。</translation>
    </message>
    <message>
        <source>OneHot</source>
        <translation>OneHot</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open a block in a tab of its own</source>
        <translation>在单独的标签页中打开块</translation>
    </message>
    <message>
        <source>Open a copy</source>
        <translation>打开副本</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Open all</source>
        <translation>全部打开</translation>
    </message>
    <message>
        <source>Open another file…</source>
        <translation>打开其他文件…</translation>
    </message>
    <message>
        <source>Open block</source>
        <translation>打开块</translation>
    </message>
    <message>
        <source>Open block in a new tab</source>
        <translation>在新标签页中打开块</translation>
    </message>
    <message>
        <source>Open block to the side</source>
        <translation>在旁边打开块</translation>
    </message>
    <message>
        <source>Open file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Open in a new tab</source>
        <translation>在新标签页中打开</translation>
    </message>
    <message>
        <source>Open loss graph</source>
        <translation>打开损失图</translation>
    </message>
    <message>
        <source>Open port</source>
        <translation>端口未连接</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>Open the file of this layer</source>
        <translation>打开这个层的文件</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open the project of this run as a new one</source>
        <translation>把这次运行的项目作为新项目打开</translation>
    </message>
    <message>
        <source>Open to the side</source>
        <translation>在旁边打开</translation>
    </message>
    <message>
        <source>Opened in a clean process and compared with the network: {cases}</source>
        <translation>已在全新进程中打开并与网络比较：{cases}</translation>
    </message>
    <message>
        <source>Opens a port with the place of each number, for MaxUnpool.</source>
        <translation>打开一个端口，给出每个数的位置，供 MaxUnpool 使用。</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Orthogonal</source>
        <translation>直角折线</translation>
    </message>
    <message>
        <source>Orthogonal wires</source>
        <translation>直角连线</translation>
    </message>
    <message>
        <source>Other uses</source>
        <translation>其他使用处</translation>
    </message>
    <message>
        <source>Ours removed the block {name}, which theirs changed. It stays removed.</source>
        <translation>我方删除了块 {name}，而对方修改了它。仍保持删除。</translation>
    </message>
    <message>
        <source>Outer</source>
        <translation>Outer</translation>
    </message>
    <message>
        <source>Outer needs one row of numbers a sample, (N, A) and (N, B), got {shape} on {port}. Put a Flatten before it.</source>
        <translation>Outer 需要每个样本一行数，即 (N, A) 和 (N, B)，但 {port} 上得到 {shape}。请在它前面放一个 Flatten。</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Output does not fit the loss</source>
        <translation>输出与损失不符</translation>
    </message>
    <message>
        <source>Output needs one result a sample, with the batch N on axis 0, got {shape}. Wire something that depends on an Input to it.</source>
        <translation>“输出”需要每个样本一个结果，批轴 N 在第 0 轴，但得到 {shape}。请连接依赖于某个“输入”的结果。</translation>
    </message>
    <message>
        <source>Output shape</source>
        <translation>输出形状</translation>
    </message>
    <message>
        <source>Outputs for the loss are missing</source>
        <translation>缺少损失所需的输出</translation>
    </message>
    <message>
        <source>Outputs of the loss do not fit each other</source>
        <translation>损失所用的输出互不匹配</translation>
    </message>
    <message>
        <source>Overlap from which a box is found; 0.50:0.95 is a mean over ten of them.</source>
        <translation>达到多大的重叠度才算找到框；0.50:0.95 是十个重叠度的平均。</translation>
    </message>
    <message>
        <source>Overlap of the true and the predicted box, a mean over the boxes.</source>
        <translation>真实框与预测框的重叠程度，对框取平均。</translation>
    </message>
    <message>
        <source>Overlap of the true and the predicted mask, a mean over the samples.</source>
        <translation>真实掩码与预测掩码的重叠度，对样本取平均。</translation>
    </message>
    <message>
        <source>Overlap of the true and the predicted samples of a class.</source>
        <translation>某类真实样本与预测样本的重叠。</translation>
    </message>
    <message>
        <source>Overlap that is enough.</source>
        <translation>足够的重叠程度。</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Own layer fails</source>
        <translation>自定义层出错</translation>
    </message>
    <message>
        <source>Own layer not found</source>
        <translation>找不到自定义层</translation>
    </message>
    <message>
        <source>Own layer not trusted</source>
        <translation>自定义层未受信任</translation>
    </message>
    <message>
        <source>Own layers</source>
        <translation>自定义层</translation>
    </message>
    <message>
        <source>Own layers lie beside the project. Save the project first, then try again.</source>
        <translation>自定义层放在项目旁边。请先保存项目，再试。</translation>
    </message>
    <message>
        <source>PReLU</source>
        <translation>PReLU</translation>
    </message>
    <message>
        <source>PReLU learns one slope, or one for each of the {channels} {channels:channel|channels} of {shape}, got num_parameters={number}. Set it to 1 or {channels}.</source>
        <translation>PReLU 学习一个斜率，或为 {shape} 的 {channels} 个通道各学一个，但 num_parameters={number}。请设为 1 或 {channels}。</translation>
    </message>
    <message>
        <source>Pad</source>
        <translation>Pad</translation>
    </message>
    <message>
        <source>Pad needs two numbers for each axis, the last one first, at most {most} for {shape}, got {count}. Give a pair for every axis that grows.</source>
        <translation>Pad 需要每个轴两个数，从最后一个轴开始，{shape} 最多 {most} 个，但得到 {count} 个。请给每个要变大的轴写一对数。</translation>
    </message>
    <message>
        <source>Pad with mode={mode} and {count} {count:number|numbers} needs an input of {low} or {high} axes, got {shape}. Use mode=constant, or pad another number of axes.</source>
        <translation>mode={mode} 且有 {count} 个数的 Pad 需要 {low} 或 {high} 个轴的输入，但得到 {shape}。请用 mode=constant，或填充另外数目的轴。</translation>
    </message>
    <message>
        <source>Pad with mode={mode} cannot add {most} places to axis {axis} of {shape}: there are too few to copy. Use smaller numbers, or mode=replicate.</source>
        <translation>mode={mode} 的 Pad 不能给 {shape} 的轴 {axis} 添加 {most} 个位置：可复制的太少。请用更小的数，或用 mode=replicate。</translation>
    </message>
    <message>
        <source>Pad {layers} and insert a projection behind {node} ({layer})</source>
        <translation>给 {layers} 加填充，并在 {node} 之后插入投影（{layer}）</translation>
    </message>
    <message>
        <source>Pad {layers}, so that the size stays</source>
        <translation>给 {layers} 加填充，使大小不变</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Padding counts as words</source>
        <translation>填充被当作词</translation>
    </message>
    <message>
        <source>PaddingMask</source>
        <translation>PaddingMask</translation>
    </message>
    <message>
        <source>Pairs neighbours, as the paper does, instead of the two halves, as LLaMA does.</source>
        <translation>像论文那样把相邻的数配对，而不是像 LLaMA 那样把两半配对。</translation>
    </message>
    <message>
        <source>PairwiseDistance</source>
        <translation>PairwiseDistance</translation>
    </message>
    <message>
        <source>PairwiseDistance measures along the last axis and needs at least two axes such as (N, features), got {shape}. Put an Unsqueeze before both wires.</source>
        <translation>PairwiseDistance 沿最后一轴度量，至少需要两个轴，例如 (N, features)，但得到 {shape}。请在两条连线前各放一个 Unsqueeze。</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Parameter of a block not allowed</source>
        <translation>块的参数不允许</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Parameters of the block</source>
        <translation>块的参数</translation>
    </message>
    <message>
        <source>Parameters: {old} → {new}</source>
        <translation>参数量：{old} → {new}</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Part of the data kept aside to watch the network while it learns.</source>
        <translation>留出来、在学习过程中检验网络的那部分数据。</translation>
    </message>
    <message>
        <source>Part of the data kept aside until the end, for the final result.</source>
        <translation>留到最后、用来得出最终结果的那部分数据。</translation>
    </message>
    <message>
        <source>Parts and scaling</source>
        <translation>划分与缩放</translation>
    </message>
    <message>
        <source>Parts that look at different things; divides d_model.</source>
        <translation>关注不同内容的份数；须整除 d_model。</translation>
    </message>
    <message>
        <source>Parts that look at different things; divides embed_dim.</source>
        <translation>分成几份，各看不同的东西；必须整除 embed_dim。</translation>
    </message>
    <message>
        <source>Parts; divides the number of features.</source>
        <translation>份数；须整除特征数。</translation>
    </message>
    <message>
        <source>Passes values on, but lets no gradient back.</source>
        <translation>照原样传递数值，但不让梯度返回。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste layers from Python code</source>
        <translation>从 Python 代码粘贴层</translation>
    </message>
    <message>
        <source>Pasted, but not all was understood: {notes}</source>
        <translation>已粘贴，但有些内容没有读懂：{notes}</translation>
    </message>
    <message>
        <source>Pasted, but not all was understood: {notes} And {count} more.</source>
        <translation>已粘贴，但有些内容没有读懂：{notes}另有 {count} 处。</translation>
    </message>
    <message>
        <source>PatchEmbedding</source>
        <translation>PatchEmbedding</translation>
    </message>
    <message>
        <source>PatchEmbedding cuts {shape} into patches of {patch} and would leave a strip over. Set patch_size to a divisor of the image size, such as {best}.</source>
        <translation>PatchEmbedding 把 {shape} 切成 {patch} 的小块，会剩下一条边。请把 patch_size 设为图像尺寸的约数，例如 {best}。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause or go on</source>
        <translation>暂停或继续</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Peak divided by the start.</source>
        <translation>峰值除以起始值。</translation>
    </message>
    <message>
        <source>Pearson correlation</source>
        <translation>Pearson 相关系数</translation>
    </message>
    <message>
        <source>Pearson correlation of the ranks, a mean over the outputs.</source>
        <translation>秩的 Pearson 相关系数，对各输出取平均。</translation>
    </message>
    <message>
        <source>Peek inside</source>
        <translation>窥看内部</translation>
    </message>
    <message>
        <source>Perceptron</source>
        <translation>感知机</translation>
    </message>
    <message>
        <source>Permute</source>
        <translation>Permute</translation>
    </message>
    <message>
        <source>Permute needs every axis of {shape} once, 0 to {last}, got {dims}. Write the old axes in their new order.</source>
        <translation>Permute 需要 {shape} 的每个轴各出现一次，即 0 到 {last}，但得到 {dims}。请按新的顺序写出原来的轴。</translation>
    </message>
    <message>
        <source>Permute would move the batch axis of {shape} away from the front with dims {dims}. Begin dims with 0.</source>
        <translation>dims 为 {dims} 的 Permute 会把 {shape} 的批轴移离最前面。请让 dims 以 0 开头。</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Picture and text</source>
        <translation>图片与文本</translation>
    </message>
    <message>
        <source>Pictures of 32×32 with a bright shape; the network says which pixels belong to it.</source>
        <translation>带有一个亮形状的 32×32 图片；网络判断哪些像素属于它。</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>粉色</translation>
    </message>
    <message>
        <source>PixelShuffle</source>
        <translation>PixelShuffle</translation>
    </message>
    <message>
        <source>PixelShuffle needs a multiple of upscale_factor² = {taps} {taps:channel|channels}, got {channels} in {shape}. Change upscale_factor, or out_channels of the layer before it.</source>
        <translation>PixelShuffle 的通道数须是 upscale_factor² = {taps} 的倍数，但 {shape} 中是 {channels}。请改变 upscale_factor，或前一层的 out_channels。</translation>
    </message>
    <message>
        <source>PixelUnshuffle</source>
        <translation>PixelUnshuffle</translation>
    </message>
    <message>
        <source>PixelUnshuffle needs sides that downscale_factor={factor} divides, got {shape}. Change downscale_factor, or pad the image before it.</source>
        <translation>PixelUnshuffle 的各边须能被 downscale_factor={factor} 整除，但得到 {shape}。请改变 downscale_factor，或在它之前填充图像。</translation>
    </message>
    <message>
        <source>Pixels are scaled to 0…1. The images were written by 13 people and are easy: a small network reaches more than 0.95.</source>
        <translation>像素已缩放到 0…1。图像由 13 个人书写，比较容易：小型网络就能达到 0.95 以上。</translation>
    </message>
    <message>
        <source>Place that is not there</source>
        <translation>不存在的位置</translation>
    </message>
    <message>
        <source>Place {number}</source>
        <translation>位置 {number}</translation>
    </message>
    <message>
        <source>Places added before and after the last axis, then the axis before it, and so on.</source>
        <translation>在最后一个轴之前和之后添加的位置数，然后是它前面的轴，依此类推。</translation>
    </message>
    <message>
        <source>Places of another image</source>
        <translation>位置属于另一幅图像</translation>
    </message>
    <message>
        <source>Plain gradient descent, with momentum if wanted.</source>
        <translation>普通的梯度下降，可加动量。</translation>
    </message>
    <message>
        <source>Points in four quadrants; opposite quadrants share a class.</source>
        <translation>分布在四个象限的点；相对的象限属于同一类。</translation>
    </message>
    <message>
        <source>Points on a circle inside a circle.</source>
        <translation>分布在大圆和其内部小圆上的点。</translation>
    </message>
    <message>
        <source>Points on two arms that wind around each other.</source>
        <translation>分布在两条相互缠绕的旋臂上的点。</translation>
    </message>
    <message>
        <source>Points on two half circles that reach into each other.</source>
        <translation>分布在两个相互嵌入的半圆上的点。</translation>
    </message>
    <message>
        <source>Poisson</source>
        <translation>泊松</translation>
    </message>
    <message>
        <source>Polynomial</source>
        <translation>多项式</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>Pooling on the way in, transposed convolutions on the way out.</source>
        <translation>压缩时池化，还原时转置卷积。</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Power</translation>
    </message>
    <message>
        <source>Power of the decay of the rate.</source>
        <translation>学习率衰减的幂次。</translation>
    </message>
    <message>
        <source>Power of the divisor.</source>
        <translation>除数的指数。</translation>
    </message>
    <message>
        <source>Power of what lacks: 1 or 2.</source>
        <translation>所差部分的幂次：1 或 2。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Precision and recall in one number, recall beta times as important.</source>
        <translation>把精确率与召回率合为一个数，召回率的重要性是 beta 倍。</translation>
    </message>
    <message>
        <source>Precision and recall in one number.</source>
        <translation>把精确率和召回率合成一个数。</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>首选项…</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Previous frame or note</source>
        <translation>上一个框或便笺</translation>
    </message>
    <message>
        <source>Previous problem</source>
        <translation>上一个问题</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>上一个标签页</translation>
    </message>
    <message>
        <source>Price of a false alarm.</source>
        <translation>误报的代价。</translation>
    </message>
    <message>
        <source>Price of a miss.</source>
        <translation>漏报的代价。</translation>
    </message>
    <message>
        <source>Print the Python text.</source>
        <translation>输出 Python 代码。</translation>
    </message>
    <message>
        <source>Probability of zeros between layers while training.</source>
        <translation>训练时层与层之间置零的概率。</translation>
    </message>
    <message>
        <source>Probability that a channel is replaced in training.</source>
        <translation>训练时一个通道被替换的概率。</translation>
    </message>
    <message>
        <source>Probability that a channel is set to 0 in training.</source>
        <translation>训练时一个通道被置 0 的概率。</translation>
    </message>
    <message>
        <source>Probability that a link is cut while training.</source>
        <translation>训练时切断一条联系的概率。</translation>
    </message>
    <message>
        <source>Probability that a number is replaced in training.</source>
        <translation>训练时一个数被替换的概率。</translation>
    </message>
    <message>
        <source>Probability that a number is set to 0 in training.</source>
        <translation>训练时一个数被设为 0 的概率。</translation>
    </message>
    <message>
        <source>Problem inside the block</source>
        <translation>块内有问题</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Processor threads for training; 0 measures at the start which is faster.</source>
        <translation>训练使用的处理器线程数；0 表示开始时测量哪种更快。</translation>
    </message>
    <message>
        <source>Prod</source>
        <translation>Prod</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Pulls each number towards 0 by a fixed step.</source>
        <translation>把每个数向 0 拉近固定的一步。</translation>
    </message>
    <message>
        <source>Pulls weights towards 0, against overfitting.</source>
        <translation>把权重拉向 0，防止过拟合。</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Put a {layer} before it.</source>
        <translation>请在它前面放一个 {layer}。</translation>
    </message>
    <message>
        <source>Put all panels back</source>
        <translation>还原所有面板</translation>
    </message>
    <message>
        <source>Put an {layer} before it.</source>
        <translation>请在它前面放一个 {layer}。</translation>
    </message>
    <message>
        <source>Put into the waste bin</source>
        <translation>移入回收站</translation>
    </message>
    <message>
        <source>Puts a frame of one number around an image.</source>
        <translation>在图像四周补一圈同一个数。</translation>
    </message>
    <message>
        <source>Puts a frame of zeros around an image.</source>
        <translation>在图像四周补一圈零。</translation>
    </message>
    <message>
        <source>Puts a learned step before a sequence, to collect what is said of it.</source>
        <translation>在序列之前放上学到的一步，用来汇总整个序列的信息。</translation>
    </message>
    <message>
        <source>Puts one number around a volume.</source>
        <translation>在体数据四周补同一个数。</translation>
    </message>
    <message>
        <source>Puts one number before and after a signal.</source>
        <translation>在信号前后补同一个数。</translation>
    </message>
    <message>
        <source>Puts one number wherever a mask is true.</source>
        <translation>在掩码为真的地方放上同一个数。</translation>
    </message>
    <message>
        <source>Puts the axes in another order.</source>
        <translation>改变轴的顺序。</translation>
    </message>
    <message>
        <source>Puts the maxima of a MaxPool1d back in their places.</source>
        <translation>把 MaxPool1d 的最大值放回原来的位置。</translation>
    </message>
    <message>
        <source>Puts the maxima of a MaxPool2d back in their places.</source>
        <translation>把 MaxPool2d 的最大值放回原来的位置。</translation>
    </message>
    <message>
        <source>Puts the maxima of a MaxPool3d back in their places.</source>
        <translation>把 MaxPool3d 的最大值放回原来的位置。</translation>
    </message>
    <message>
        <source>Puts the numbers along one axis in order.</source>
        <translation>把一个轴上的数按顺序排列。</translation>
    </message>
    <message>
        <source>Puts wires of one shape on top of each other along a new axis.</source>
        <translation>把形状相同的连线沿一个新轴叠起来。</translation>
    </message>
    <message>
        <source>Puts wires side by side along one axis.</source>
        <translation>沿一个轴把多条连线并排拼接。</translation>
    </message>
    <message>
        <source>Puts zeros around a volume.</source>
        <translation>在体数据四周补零。</translation>
    </message>
    <message>
        <source>Puts zeros before and after a signal.</source>
        <translation>在信号前后补零。</translation>
    </message>
    <message>
        <source>PyTorch cannot be loaded ({problem}).</source>
        <translation>无法加载 PyTorch（{problem}）。</translation>
    </message>
    <message>
        <source>Python code of the network</source>
        <translation>网络的 Python 代码</translation>
    </message>
    <message>
        <source>Python files (*.py)</source>
        <translation>Python 文件 (*.py)</translation>
    </message>
    <message>
        <source>Python model</source>
        <translation>Python 模型</translation>
    </message>
    <message>
        <source>Quantile</source>
        <translation>分位数</translation>
    </message>
    <message>
        <source>Queries, keys and values, split into eight heads: the heart of a Transformer.</source>
        <translation>查询、键、值分成八个头：Transformer 的核心。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>RAdam</source>
        <translation>RAdam</translation>
    </message>
    <message>
        <source>RMSNorm</source>
        <translation>RMSNorm</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>RNN</source>
        <translation>RNN</translation>
    </message>
    <message>
        <source>RNNCell</source>
        <translation>RNNCell</translation>
    </message>
    <message>
        <source>RReLU</source>
        <translation>RReLU</translation>
    </message>
    <message>
        <source>RReLU draws slopes between lower and upper, but lower={lower} is above upper={upper}. Set upper to at least {lower}.</source>
        <translation>RReLU 在 lower 与 upper 之间抽取斜率，但 lower={lower} 大于 upper={upper}。请把 upper 设为至少 {lower}。</translation>
    </message>
    <message>
        <source>Raises e to each number.</source>
        <translation>对每个数求 e 的幂。</translation>
    </message>
    <message>
        <source>Raises every number to a power.</source>
        <translation>把每个数提升到某个幂次。</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>排序损失</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>ReLU, dropout and graphics cards won ImageNet in 2012; here in its one-card form.</source>
        <translation>ReLU、dropout 和显卡在 2012 年赢得了 ImageNet；这里是单卡版本。</translation>
    </message>
    <message>
        <source>ReLU6</source>
        <translation>ReLU6</translation>
    </message>
    <message>
        <source>Reading the data …</source>
        <translation>正在读取数据……</translation>
    </message>
    <message>
        <source>Reading the runs …</source>
        <translation>正在读取运行…</translation>
    </message>
    <message>
        <source>Reads a digit row by row, as a sequence of eight steps, and answers at the end.</source>
        <translation>把数字逐行读作八步的序列，读完后给出答案。</translation>
    </message>
    <message>
        <source>Reads a digit row by row, keeps a state of 128 numbers and answers at the end.</source>
        <translation>逐行读取数字，保持 128 个数的状态，最后作答。</translation>
    </message>
    <message>
        <source>Reads a sequence step by step with a simple memory.</source>
        <translation>用简单的记忆一步一步地读序列。</translation>
    </message>
    <message>
        <source>Reads a sequence with gates that decide what to remember.</source>
        <translation>用门来决定记住什么，逐步读序列。</translation>
    </message>
    <message>
        <source>Reads forty values of a noisy wave and says the next.</source>
        <translation>读取带噪波形的四十个值，说出下一个。</translation>
    </message>
    <message>
        <source>Reads from both ends; every step knows what comes before and after it.</source>
        <translation>从两端读取；每一步都知道前后内容。</translation>
    </message>
    <message>
        <source>Reads the sequence backwards too and joins both.</source>
        <translation>也倒着读序列，并把两者拼接。</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation>感受野</translation>
    </message>
    <message>
        <source>Reciprocal</source>
        <translation>Reciprocal</translation>
    </message>
    <message>
        <source>Recurrent</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redo: {step}</source>
        <translation>重做：{step}</translation>
    </message>
    <message>
        <source>Reduce</source>
        <translation>归约</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>ReflectionPad1d</source>
        <translation>ReflectionPad1d</translation>
    </message>
    <message>
        <source>ReflectionPad2d</source>
        <translation>ReflectionPad2d</translation>
    </message>
    <message>
        <source>ReflectionPad3d</source>
        <translation>ReflectionPad3d</translation>
    </message>
    <message>
        <source>Relative squared error</source>
        <translation>相对平方误差</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove a dot</source>
        <translation>移除拐点</translation>
    </message>
    <message>
        <source>Remove all dots</source>
        <translation>移除所有拐点</translation>
    </message>
    <message>
        <source>Remove all dots of the wire</source>
        <translation>移除连线的所有拐点</translation>
    </message>
    <message>
        <source>Remove all its wires</source>
        <translation>移除它的所有连线</translation>
    </message>
    <message>
        <source>Remove all metrics</source>
        <translation>去掉所有指标</translation>
    </message>
    <message>
        <source>Remove all wires of a port</source>
        <translation>移除一个端口的所有连线</translation>
    </message>
    <message>
        <source>Remove bookmark {number}</source>
        <translation>删除书签 {number}</translation>
    </message>
    <message>
        <source>Remove the bookmark used last</source>
        <translation>删除上次使用的书签</translation>
    </message>
    <message>
        <source>Remove the dot</source>
        <translation>移除此拐点</translation>
    </message>
    <message>
        <source>Remove the parameter {name}</source>
        <translation>移除参数 {name}</translation>
    </message>
    <message>
        <source>Remove the settings</source>
        <translation>移除这些设置</translation>
    </message>
    <message>
        <source>Remove the wire</source>
        <translation>移除连线</translation>
    </message>
    <message>
        <source>Remove the wire from {source} to {target}</source>
        <translation>移除从 {source} 到 {target} 的连线</translation>
    </message>
    <message>
        <source>Remove wire</source>
        <translation>移除连线</translation>
    </message>
    <message>
        <source>Remove {metric}</source>
        <translation>移除 {metric}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>删除 {name}</translation>
    </message>
    <message>
        <source>Remove {node}</source>
        <translation>移除 {node}</translation>
    </message>
    <message>
        <source>Remove {node}.</source>
        <translation>请删除 {node}。</translation>
    </message>
    <message>
        <source>Removed the block {name}</source>
        <translation>删除块 {name}</translation>
    </message>
    <message>
        <source>Removed the frame “{text}”</source>
        <translation>删除了框“{text}”</translation>
    </message>
    <message>
        <source>Removed the note “{text}”</source>
        <translation>删除了便笺“{text}”</translation>
    </message>
    <message>
        <source>Removed {name} ({layer})</source>
        <translation>删除 {name}（{layer}）</translation>
    </message>
    <message>
        <source>Removes an axis of size 1.</source>
        <translation>去掉一个大小为 1 的轴。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Rename block…</source>
        <translation>重命名块…</translation>
    </message>
    <message>
        <source>Rename frame</source>
        <translation>重命名框</translation>
    </message>
    <message>
        <source>Rename layer</source>
        <translation>重命名层</translation>
    </message>
    <message>
        <source>Rename the bookmark used last…</source>
        <translation>重命名上次使用的书签…</translation>
    </message>
    <message>
        <source>Rename to {name}</source>
        <translation>重命名为 {name}</translation>
    </message>
    <message>
        <source>Renamed the block {old} to {new}</source>
        <translation>块 {old} 改名为 {new}</translation>
    </message>
    <message>
        <source>Renamed {old} to {new}</source>
        <translation>{old} 改名为 {new}</translation>
    </message>
    <message>
        <source>Repair the selected layer</source>
        <translation>修复所选的层</translation>
    </message>
    <message>
        <source>Reparameterize</source>
        <translation>Reparameterize</translation>
    </message>
    <message>
        <source>Reparameterize needs one log variance for each mean, got {mean} and {log_var}. Make both with layers of the same size.</source>
        <translation>Reparameterize 需要每个均值对应一个对数方差，得到的是 {mean} 和 {log_var}。请用大小相同的层生成两者。</translation>
    </message>
    <message>
        <source>Repeats axes of size 1 without copying.</source>
        <translation>不复制数据地重复大小为 1 的轴。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replaces a bag of whole numbers by the mean of their learned vectors.</source>
        <translation>把一袋整数换成它们所学向量的均值。</translation>
    </message>
    <message>
        <source>Replaces each whole number by a learned vector.</source>
        <translation>把每个整数换成一个可学习的向量。</translation>
    </message>
    <message>
        <source>ReplicationPad1d</source>
        <translation>ReplicationPad1d</translation>
    </message>
    <message>
        <source>ReplicationPad2d</source>
        <translation>ReplicationPad2d</translation>
    </message>
    <message>
        <source>ReplicationPad3d</source>
        <translation>ReplicationPad3d</translation>
    </message>
    <message>
        <source>ResNeXt-101 32×8d</source>
        <translation>ResNeXt-101 32×8d</translation>
    </message>
    <message>
        <source>ResNeXt-50 32×4d</source>
        <translation>ResNeXt-50 32×4d</translation>
    </message>
    <message>
        <source>ResNet-101</source>
        <translation>ResNet-101</translation>
    </message>
    <message>
        <source>ResNet-101 with 32 wide groups in each bottleneck.</source>
        <translation>每个瓶颈块含 32 个较宽分组的 ResNet-101。</translation>
    </message>
    <message>
        <source>ResNet-101 with twice the channels inside each bottleneck.</source>
        <translation>瓶颈块内部通道数加倍的 ResNet-101。</translation>
    </message>
    <message>
        <source>ResNet-152</source>
        <translation>ResNet-152</translation>
    </message>
    <message>
        <source>ResNet-18</source>
        <translation>ResNet-18</translation>
    </message>
    <message>
        <source>ResNet-20</source>
        <translation>ResNet-20</translation>
    </message>
    <message>
        <source>ResNet-34</source>
        <translation>ResNet-34</translation>
    </message>
    <message>
        <source>ResNet-50</source>
        <translation>ResNet-50</translation>
    </message>
    <message>
        <source>ResNet-50 whose 3×3 convolutions work in 32 groups.</source>
        <translation>3×3 卷积分成 32 组的 ResNet-50。</translation>
    </message>
    <message>
        <source>ResNet-50 with twice the channels inside each bottleneck.</source>
        <translation>瓶颈块内部通道数加倍的 ResNet-50。</translation>
    </message>
    <message>
        <source>Resampling</source>
        <translation>重采样</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset {name}</source>
        <translation>重置 {name}</translation>
    </message>
    <message>
        <source>Reshape</source>
        <translation>Reshape</translation>
    </message>
    <message>
        <source>Reshape cannot turn {shape} into (N, {wanted}): a sample holds {have} {have:number|numbers}, the new shape needs {need}. Choose sizes whose product is {have}; one of them may be -1.</source>
        <translation>Reshape 无法把 {shape} 变成 (N, {wanted})：一个样本有 {have} 个数，而新形状需要 {need}。请选乘积为 {have} 的大小，其中一个可以是 -1。</translation>
    </message>
    <message>
        <source>Residual basic</source>
        <translation>基本残差块</translation>
    </message>
    <message>
        <source>Residual bottleneck</source>
        <translation>瓶颈残差块</translation>
    </message>
    <message>
        <source>Residual networks</source>
        <translation>残差网络</translation>
    </message>
    <message>
        <source>Residual of one channel</source>
        <translation>单通道的残差</translation>
    </message>
    <message>
        <source>Residual pre-activation</source>
        <translation>预激活残差块</translation>
    </message>
    <message>
        <source>Residual projection</source>
        <translation>投影残差块</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>调整大小</translation>
    </message>
    <message>
        <source>Restricted: {files} is not trusted on this machine. Its layers are drawn, but not run; everything else works.</source>
        <translation>受限模式：本机未信任 {files}。其中的层会画出来，但不运行；其他一切照常。</translation>
    </message>
    <message>
        <source>Results, batch {batch}</source>
        <translation>结果，批大小 {batch}</translation>
    </message>
    <message>
        <source>Rises and falls again and again between two learning rates, step by step.</source>
        <translation>逐步在两个学习率之间反复升降。</translation>
    </message>
    <message>
        <source>Rises to the learning rate and falls far below it, step by step.</source>
        <translation>逐步升到学习率，再降到远低于它。</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>Roll</translation>
    </message>
    <message>
        <source>Roll needs one shift for each axis, got {shifts} {shifts:shift|shifts} and {dims} {dims:axis|axes}. Write as many numbers in shifts as in dims.</source>
        <translation>Roll 需要每个轴一个位移，但得到 {shifts} 个位移和 {dims} 个轴。请让 shifts 与 dims 的数目相同。</translation>
    </message>
    <message>
        <source>Root mean squared error</source>
        <translation>均方根误差</translation>
    </message>
    <message>
        <source>RotaryPositions</source>
        <translation>RotaryPositions</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Round</translation>
    </message>
    <message>
        <source>Rounds each number down to a whole one.</source>
        <translation>把每个数向下取整。</translation>
    </message>
    <message>
        <source>Rounds each number to the nearest whole one.</source>
        <translation>把每个数取整到最近的整数。</translation>
    </message>
    <message>
        <source>Rounds the number of places up, so that no border is lost.</source>
        <translation>位置个数向上取整，边缘不丢失。</translation>
    </message>
    <message>
        <source>Row {row} of {file} cannot be read as CSV ({reason}). A quotation mark may be missing, or the file was cut off.</source>
        <translation>{file} 第 {row} 行无法按 CSV 读取（{reason}）。可能缺少引号，或文件不完整。</translation>
    </message>
    <message>
        <source>Row {row} of {file} has {found} {found:cell|cells}, but the header names {expected} {expected:column|columns}. Correct the row; if it is the last one, the file was probably cut off.</source>
        <translation>{file} 第 {row} 行有 {found} 个单元格，而表头有 {expected} 列。请改正这一行；如果它是最后一行，文件很可能不完整。</translation>
    </message>
    <message>
        <source>Row {row} of {file} is longer than {most} characters, so this is not a table with one sample a row. Choose a CSV file.</source>
        <translation>{file} 第 {row} 行超过 {most} 个字符，因此它不是每行一个样本的表格。请选择 CSV 文件。</translation>
    </message>
    <message>
        <source>Row {row}, column “{column}” of {file} has no value. Fill it in, remove the row, or leave the column out.</source>
        <translation>{file} 第 {row} 行、“{column}”列没有值。请补上、删除这一行，或排除这一列。</translation>
    </message>
    <message>
        <source>Row {row}, column “{column}” of {file} holds {cell}, which is too large to compute with. Correct the value or remove the row.</source>
        <translation>{file} 第 {row} 行、“{column}”列的值是 {cell}，太大而无法计算。请改正该值或删除这一行。</translation>
    </message>
    <message>
        <source>Row {row}, column “{column}” of {file} holds “{cell}”, which is not a number. Write numbers in the column, or leave the column out.</source>
        <translation>{file} 第 {row} 行、“{column}”列的内容是“{cell}”，不是数字。请在该列填写数字，或排除这一列。</translation>
    </message>
    <message>
        <source>Rows of the table: how many different numbers may come in.</source>
        <translation>表的行数：可能出现多少个不同的数。</translation>
    </message>
    <message>
        <source>Rows or columns at right angles (Saxe et al. 2013), further axes taken together. Keeps lengths, which helps deep and recurrent networks.</source>
        <translation>行或列两两垂直（Saxe 等 2013），其余的轴合并处理。保持长度，对深层网络和循环网络有益。</translation>
    </message>
    <message>
        <source>Rows that are longer are shortened to this length when they are looked up.</source>
        <translation>查表时，更长的行会缩短到这个长度。</translation>
    </message>
    <message>
        <source>Rprop</source>
        <translation>Rprop</translation>
    </message>
    <message>
        <source>Rsqrt</source>
        <translation>Rsqrt</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Run it once</source>
        <translation>只运行一次</translation>
    </message>
    <message>
        <source>Run it with: python train.py</source>
        <translation>运行方法：python train.py</translation>
    </message>
    <message>
        <source>Run: {folder}</source>
        <translation>运行：{folder}</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Runs folder</source>
        <translation>运行文件夹</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>SELU</source>
        <translation>SELU</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Same gaps from left to right</source>
        <translation>水平等间距</translation>
    </message>
    <message>
        <source>Same gaps from top to bottom</source>
        <translation>垂直等间距</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Samples are sorted into bins by the probability of the predicted class, with two classes of yes; l1 is the mean of |accuracy − probability| over the bins, weighted by their sizes.</source>
        <translation>按预测类别的概率（两个类别时为“是”的概率）把样本分入区间；l1 是各区间 |准确率 − 概率| 按样本数加权的平均。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save block to a file…</source>
        <translation>将块保存到文件…</translation>
    </message>
    <message>
        <source>Save mine as…</source>
        <translation>把我的另存为…</translation>
    </message>
    <message>
        <source>Save the block as</source>
        <translation>将块另存为</translation>
    </message>
    <message>
        <source>Save the project as</source>
        <translation>项目另存为</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation>已保存 {file}</translation>
    </message>
    <message>
        <source>Say what works on this machine.</source>
        <translation>说明这台机器上哪些功能可用。</translation>
    </message>
    <message>
        <source>Says mean and spread of a code and draws one; the two are needed for the loss.</source>
        <translation>给出编码的均值与散布并从中采样；两者都要用于损失。</translation>
    </message>
    <message>
        <source>Says the next letter after every letter: text comes out one character at a time.</source>
        <translation>在每个字母之后说出下一个字母：文本逐字生成。</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Scale</translation>
    </message>
    <message>
        <source>Scaled by the layer</source>
        <translation>按层的大小缩放</translation>
    </message>
    <message>
        <source>ScaledAdd</source>
        <translation>ScaledAdd</translation>
    </message>
    <message>
        <source>ScaledDotProductAttention</source>
        <translation>ScaledDotProductAttention</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Scores that each box has.</source>
        <translation>每个框的得分个数。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search by name, paper or year</source>
        <translation>按名称、论文或年份搜索</translation>
    </message>
    <message>
        <source>Search commands, recent files and layers</source>
        <translation>搜索命令、最近的文件和层</translation>
    </message>
    <message>
        <source>Search layers</source>
        <translation>搜索层</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Sees a quarter of the patches of a picture and paints all of them.</source>
        <translation>只看图片的四分之一小块，却要画出全部。</translation>
    </message>
    <message>
        <source>Segmentation</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Select</translation>
    </message>
    <message>
        <source>Select a node to read about its layer.</source>
        <translation>选中一个节点，即可阅读该层的说明。</translation>
    </message>
    <message>
        <source>Select a node to see and change it.</source>
        <translation>选中一个节点以查看和修改。</translation>
    </message>
    <message>
        <source>Select a row to change its keys.</source>
        <translation>选择一行即可更改按键。</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Select all after it</source>
        <translation>选中它之后的全部节点</translation>
    </message>
    <message>
        <source>Select all before it</source>
        <translation>选中它之前的全部节点</translation>
    </message>
    <message>
        <source>Select has index={index}, but axis {axis} of {shape} has the places 0 to {last}. Use one of them, or −1 for the last.</source>
        <translation>Select 的 index={index}，但 {shape} 的第 {axis} 轴只有位置 0 到 {last}。请用其中之一，或用 −1 表示最后一个。</translation>
    </message>
    <message>
        <source>Select one layer first: wires by keyboard start at its ports.</source>
        <translation>请先选择一个层：用键盘连线从它的端口开始。</translation>
    </message>
    <message>
        <source>Select what lies in the frame</source>
        <translation>选中框内的内容</translation>
    </message>
    <message>
        <source>Select what lies inside</source>
        <translation>选中框内的内容</translation>
    </message>
    <message>
        <source>Self-attention and two Linears, with residuals and LayerNorms.</source>
        <translation>自注意力加两个 Linear，带残差和 LayerNorm。</translation>
    </message>
    <message>
        <source>Self-attention from its parts: four Linear layers and the heads between them.</source>
        <translation>由部件搭成的自注意力：四个全连接层与其间的头。</translation>
    </message>
    <message>
        <source>Self-attention on tgt, attention from tgt to memory, then two Linears, each with a residual and a LayerNorm. Wire a CausalMask to tgt_mask so that no step sees later ones. Vaswani et al. 2017, section 3.1.</source>
        <translation>先对 tgt 做自注意力，再从 tgt 关注 memory，然后是两个 Linear，每部分都带残差和 LayerNorm。把 CausalMask 连到 tgt_mask，使每一步看不到后面的步。Vaswani 等，2017，第 3.1 节。</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Sentences are filled up to one length; attention that looks at the filling gives another answer for another filling.</source>
        <translation>句子被填充到同一长度；注意力若看到填充，填充不同，答案就不同。</translation>
    </message>
    <message>
        <source>Seq2seq with attention</source>
        <translation>带注意力的 seq2seq</translation>
    </message>
    <message>
        <source>Sequence to sequence</source>
        <translation>序列到序列</translation>
    </message>
    <message>
        <source>Sequence to sequence with attention</source>
        <translation>带注意力的序列到序列</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Set every lr_factor to 1</source>
        <translation>把所有 lr_factor 设为 1</translation>
    </message>
    <message>
        <source>Set the batch size to {size}</source>
        <translation>将批大小设为 {size}</translation>
    </message>
    <message>
        <source>Set the strides of {names} to 1</source>
        <translation>将 {names} 的步幅设为 1</translation>
    </message>
    <message>
        <source>Set the values of the selected layer</source>
        <translation>设置所选层的参数</translation>
    </message>
    <message>
        <source>Set values of {name}</source>
        <translation>设置 {name} 的参数</translation>
    </message>
    <message>
        <source>Set {name}</source>
        <translation>设置 {name}</translation>
    </message>
    <message>
        <source>Set {name} of {node} to {value}</source>
        <translation>将 {node} 的 {name} 设为 {value}</translation>
    </message>
    <message>
        <source>Set {name} to {value}</source>
        <translation>将 {name} 设为 {value}</translation>
    </message>
    <message>
        <source>Set {node} to {type}</source>
        <translation>将 {node} 设为 {type}</translation>
    </message>
    <message>
        <source>Setosa stands apart; versicolor and virginica overlap a little.</source>
        <translation>setosa 与其他品种分得很开；versicolor 和 virginica 略有重叠。</translation>
    </message>
    <message>
        <source>Sets every number to 0.</source>
        <translation>把每个数设为 0。</translation>
    </message>
    <message>
        <source>Sets every number to 1.</source>
        <translation>把每个数设为 1。</translation>
    </message>
    <message>
        <source>Sets every number to one value.</source>
        <translation>把每个数设为同一个值。</translation>
    </message>
    <message>
        <source>Sets random numbers to 0 while training, against overfitting.</source>
        <translation>训练时随机把一些数设为 0，防止过拟合。</translation>
    </message>
    <message>
        <source>Sets small numbers to 0 and lets the others pass.</source>
        <translation>把小的数置 0，其余通过。</translation>
    </message>
    <message>
        <source>Sets whole random channels of a signal to 0 while training.</source>
        <translation>训练时随机把信号的整个通道置 0。</translation>
    </message>
    <message>
        <source>Sets whole random channels of a volume or clip to 0 while training.</source>
        <translation>训练时随机把体数据或视频片段的整个通道置 0。</translation>
    </message>
    <message>
        <source>Sets whole random channels of an image to 0 while training.</source>
        <translation>训练时随机把图像的整个通道设为 0。</translation>
    </message>
    <message>
        <source>Setting that the optimizer cannot take</source>
        <translation>优化器不支持的设置</translation>
    </message>
    <message>
        <source>Several TransformerDecoderLayers on top of each other.</source>
        <translation>多个 TransformerDecoderLayer 叠在一起。</translation>
    </message>
    <message>
        <source>Several TransformerEncoderLayers on top of each other.</source>
        <translation>多个 TransformerEncoderLayer 叠在一起。</translation>
    </message>
    <message>
        <source>Several inputs</source>
        <translation>多输入</translation>
    </message>
    <message>
        <source>Several labels</source>
        <translation>多标签</translation>
    </message>
    <message>
        <source>Several labels by margin</source>
        <translation>多标签间隔损失</translation>
    </message>
    <message>
        <source>Several query heads share keys and values; positions turn the vectors.</source>
        <translation>几个查询头共用键与值；位置以旋转向量表示。</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Shape and kind of numbers of an Input must be those of its field of the data.</source>
        <translation>“输入”的形状和数值类型须与对应的数据字段一致。</translation>
    </message>
    <message>
        <source>Shape detector</source>
        <translation>形状检测器</translation>
    </message>
    <message>
        <source>Shape masks</source>
        <translation>形状掩码</translation>
    </message>
    <message>
        <source>Shape not known yet</source>
        <translation>形状尚未确定</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Shapes being found</source>
        <translation>正在求形状</translation>
    </message>
    <message>
        <source>Shapes do not fit</source>
        <translation>形状不匹配</translation>
    </message>
    <message>
        <source>Shapes inside are those of this use. Choose another one.</source>
        <translation>内部显示的是这一处使用时的形状。可选择另一处。</translation>
    </message>
    <message>
        <source>Shapes of tensors</source>
        <translation>张量形状</translation>
    </message>
    <message>
        <source>Shapes, costs and places, which follow from other changes</source>
        <translation>由其他修改引起的形状、成本和位置变化</translation>
    </message>
    <message>
        <source>Share at the end.</source>
        <translation>结束时的份额。</translation>
    </message>
    <message>
        <source>Share in the first epoch.</source>
        <translation>第一轮的份额。</translation>
    </message>
    <message>
        <source>Share in the first epochs.</source>
        <translation>最初几轮的份额。</translation>
    </message>
    <message>
        <source>Share of Dice.</source>
        <translation>Dice 所占份额。</translation>
    </message>
    <message>
        <source>Share of certainty that is given to the other classes.</source>
        <translation>分给其他类别的确信程度。</translation>
    </message>
    <message>
        <source>Share of each new batch in the running mean and variance.</source>
        <translation>每个新批在累计均值和方差中所占的比例。</translation>
    </message>
    <message>
        <source>Share of labels that are wrong.</source>
        <translation>错误标签的份额。</translation>
    </message>
    <message>
        <source>Share of numbers that are set to 0 while training.</source>
        <translation>训练时被置 0 的数的比例。</translation>
    </message>
    <message>
        <source>Share of samples whose class is among the k most probable.</source>
        <translation>真实类别位于概率最高的 k 个之中的样本份额。</translation>
    </message>
    <message>
        <source>Share of samples whose class is right.</source>
        <translation>类别正确的样本所占的比例。</translation>
    </message>
    <message>
        <source>Share of the boxes that overlap enough with the true one.</source>
        <translation>与真实框重叠足够多的框所占的比例。</translation>
    </message>
    <message>
        <source>Share of the gradient that momentum leaves out.</source>
        <translation>动量中略去的梯度比例。</translation>
    </message>
    <message>
        <source>Share of the last step that is kept; 0.9 is usual.</source>
        <translation>保留上一步的比例；常用 0.9。</translation>
    </message>
    <message>
        <source>Share of the numbers that are set to zero in training.</source>
        <translation>训练时置为零的数所占的比例。</translation>
    </message>
    <message>
        <source>Share of the run in which it rises.</source>
        <translation>上升阶段占整个运行的比例。</translation>
    </message>
    <message>
        <source>Share of the targets that lie below.</source>
        <translation>位于其下的目标份额。</translation>
    </message>
    <message>
        <source>Share of the teacher; the labels have the rest.</source>
        <translation>教师所占的比例；其余归标签。</translation>
    </message>
    <message>
        <source>Share of the variation of the target that is explained.</source>
        <translation>目标的变化中被解释的比例。</translation>
    </message>
    <message>
        <source>Share of zeros in each column.</source>
        <translation>每列中 0 所占的份额。</translation>
    </message>
    <message>
        <source>Share that a yes counts.</source>
        <translation>“是”所占的份量。</translation>
    </message>
    <message>
        <source>Share the weights of</source>
        <translation>共享权重自</translation>
    </message>
    <message>
        <source>Shared weights need another use of the same block beside it, with the same sizes.</source>
        <translation>共享权重需要旁边有同一个块的另一处使用，且尺寸相同。</translation>
    </message>
    <message>
        <source>Shares the weights of {name}</source>
        <translation>与 {name} 共享权重</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Shift + click</source>
        <translation>Shift + 单击</translation>
    </message>
    <message>
        <source>Shift + double click</source>
        <translation>Shift + 双击</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>自带数据</translation>
    </message>
    <message>
        <source>Short sentences of 26 words that praise or blame, or the next word of a text.</source>
        <translation>由 26 个词组成的短句，是褒是贬；或者文本中的下一个词。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show all layers</source>
        <translation>显示所有层</translation>
    </message>
    <message>
        <source>Show minimap</source>
        <translation>显示小地图</translation>
    </message>
    <message>
        <source>Show node</source>
        <translation>显示节点</translation>
    </message>
    <message>
        <source>Show problems</source>
        <translation>查看问题</translation>
    </message>
    <message>
        <source>Show shapes on wires</source>
        <translation>在连线上显示形状</translation>
    </message>
    <message>
        <source>Show the problems</source>
        <translation>查看问题</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>查看报告</translation>
    </message>
    <message>
        <source>Shrinks a signal of any length to a fixed length by maxima.</source>
        <translation>用最大值把任意长度的信号缩成固定长度。</translation>
    </message>
    <message>
        <source>Shrinks a signal of any length to a fixed length by means.</source>
        <translation>用平均把任意长度的信号缩成固定长度。</translation>
    </message>
    <message>
        <source>Shrinks a volume of any size to a fixed size by maxima.</source>
        <translation>用最大值把任意大小的体数据缩成固定大小。</translation>
    </message>
    <message>
        <source>Shrinks a volume of any size to a fixed size by means.</source>
        <translation>用平均把任意大小的体数据缩成固定大小。</translation>
    </message>
    <message>
        <source>Shrinks an image by laying pixels out as channels.</source>
        <translation>把像素铺成通道，从而缩小图像。</translation>
    </message>
    <message>
        <source>Shrinks an image of any size to a fixed size by maxima.</source>
        <translation>用最大值把任意大小的图像缩成固定大小。</translation>
    </message>
    <message>
        <source>Shrinks an image of any size to a fixed size by means.</source>
        <translation>用平均把任意大小的图像缩成固定大小。</translation>
    </message>
    <message>
        <source>Shrinks the step of a weight with all gradients it has seen.</source>
        <translation>随见过的全部梯度缩小权重的步长。</translation>
    </message>
    <message>
        <source>Shrinks the weights apart from the gradient, as AdamW does.</source>
        <translation>像 AdamW 那样，与梯度分开地缩小权重。</translation>
    </message>
    <message>
        <source>Shrinks what goes out to this size; 0 for no projection.</source>
        <translation>把输出缩小到这个大小；0 表示不投影。</translation>
    </message>
    <message>
        <source>ShuffleNetV2</source>
        <translation>ShuffleNetV2</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>SiLU from straight pieces: nearly the same, cheaper.</source>
        <translation>由简单分段构成的 SiLU：几乎相同，计算更省。</translation>
    </message>
    <message>
        <source>Siamese network</source>
        <translation>孪生网络</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排显示</translation>
    </message>
    <message>
        <source>Side of a patch; divides the sides of the image.</source>
        <translation>小块的边长；须整除图像的边长。</translation>
    </message>
    <message>
        <source>Side of the images; 28 and 32 are the same images, enlarged bilinearly.</source>
        <translation>图像边长；28 和 32 是同样的图像经双线性放大而成。</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Sigmoid before a loss that has its own</source>
        <translation>损失已含 sigmoid，之前又有 Sigmoid</translation>
    </message>
    <message>
        <source>Sigmoid from straight pieces: nearly the same, cheaper.</source>
        <translation>由直线段构成的 Sigmoid：几乎相同，计算更省。</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Sin</source>
        <translation>Sin</translation>
    </message>
    <message>
        <source>Since epoch {epoch} the validation loss rises while the training loss falls: the network learns the training samples by heart. Stop early, add Dropout or weight decay, use fewer weights, or more data.</source>
        <translation>从第 {epoch} 轮起，训练损失下降而验证损失上升：网络在死记训练样本。请提前停止，加入 Dropout 或权重衰减，减少权重，或使用更多数据。</translation>
    </message>
    <message>
        <source>SinusoidalPositions</source>
        <translation>SinusoidalPositions</translation>
    </message>
    <message>
        <source>Six layers read a sentence, six write another and look back only.</source>
        <translation>六层读入一句话，六层写出另一句，且只向前文看。</translation>
    </message>
    <message>
        <source>Sixteen 3×3 convolutions and three Linear layers: the deepest VGG.</source>
        <translation>十六层 3×3 卷积和三个 Linear 层：最深的 VGG。</translation>
    </message>
    <message>
        <source>Sixteen basic blocks of two 3×3 convolutions each.</source>
        <translation>十六个基本块，每块两层 3×3 卷积。</translation>
    </message>
    <message>
        <source>Sixteen bottlenecks: 1×1 makes narrow, 3×3 looks around, 1×1 makes wide again.</source>
        <translation>十六个瓶颈块：1×1 变窄，3×3 观察邻域，1×1 再变宽。</translation>
    </message>
    <message>
        <source>Sixteen neurons tell three kinds of iris by four lengths.</source>
        <translation>十六个神经元凭四个长度分辨三种鸢尾花。</translation>
    </message>
    <message>
        <source>Sixteen patches of a coloured shape and two blocks.</source>
        <translation>把一个彩色图形分成十六个图块，再经过两个块。</translation>
    </message>
    <message>
        <source>Size and cost</source>
        <translation>规模与开销</translation>
    </message>
    <message>
        <source>Size between the two Linears of each layer; four times d_model is usual.</source>
        <translation>每层两个 Linear 之间的大小；通常是 d_model 的四倍。</translation>
    </message>
    <message>
        <source>Size of a step: that of its paper, or that of AdamW.</source>
        <translation>步长：按其论文，或按 AdamW。</translation>
    </message>
    <message>
        <source>Size of the image that comes out.</source>
        <translation>输出图像的大小。</translation>
    </message>
    <message>
        <source>Size of the keys.</source>
        <translation>键的大小。</translation>
    </message>
    <message>
        <source>Size of the last axis of the first input.</source>
        <translation>第一个输入的最后一轴的大小。</translation>
    </message>
    <message>
        <source>Size of the last axis of the second input.</source>
        <translation>第二个输入的最后一轴的大小。</translation>
    </message>
    <message>
        <source>Size of the last axis that comes in.</source>
        <translation>输入的最后一轴的大小。</translation>
    </message>
    <message>
        <source>Size of the last axis that goes out.</source>
        <translation>输出的最后一轴的大小。</translation>
    </message>
    <message>
        <source>Size of the last axis.</source>
        <translation>最后一个轴的大小。</translation>
    </message>
    <message>
        <source>Size of the queries and of the result.</source>
        <translation>查询与结果的大小。</translation>
    </message>
    <message>
        <source>Size of the values.</source>
        <translation>值的大小。</translation>
    </message>
    <message>
        <source>Sizes of one sample, without the batch axis.</source>
        <translation>一个样本的各轴大小，不含批轴。</translation>
    </message>
    <message>
        <source>Sizes of the last axes that are normalized together.</source>
        <translation>一起归一化的最后几个轴的大小。</translation>
    </message>
    <message>
        <source>Sizes that may differ at run time: {names}.</source>
        <translation>运行时可变的大小：{names}。</translation>
    </message>
    <message>
        <source>Sizes without the batch axis; an axis of 1 is repeated by Add and Multiply.</source>
        <translation>不含批轴的大小；大小为 1 的轴会被 Add 和 Multiply 重复。</translation>
    </message>
    <message>
        <source>Sky blue</source>
        <translation>天蓝色</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>Slice</translation>
    </message>
    <message>
        <source>Slice from {start} to {end} leaves nothing of axis {axis} of {shape}. Set start to 0 and leave end empty for the whole axis.</source>
        <translation>Slice 从 {start} 到 {end} 在 {shape} 的轴 {axis} 上什么也不剩。请把 start 设为 0 并让 end 留空，以取整个轴。</translation>
    </message>
    <message>
        <source>Slides learned filters along a signal or sequence.</source>
        <translation>让可学习的滤波器沿信号或序列滑动。</translation>
    </message>
    <message>
        <source>Slides learned filters over an image.</source>
        <translation>让可学习的滤波器在图像上滑动。</translation>
    </message>
    <message>
        <source>Slides learned filters through a volume or a clip.</source>
        <translation>让可学习的滤波器在体数据或视频片段中滑动。</translation>
    </message>
    <message>
        <source>Slope at the start.</source>
        <translation>开始时的斜率。</translation>
    </message>
    <message>
        <source>Slope below zero of the LeakyReLU that follows.</source>
        <translation>后面的 LeakyReLU 在零以下的斜率。</translation>
    </message>
    <message>
        <source>Slope for negative numbers.</source>
        <translation>负数部分的斜率。</translation>
    </message>
    <message>
        <source>Small number added to each difference, so that equal vectors have a slope.</source>
        <translation>加到每个差值上的小数，使相同的向量也有梯度。</translation>
    </message>
    <message>
        <source>Small number that keeps the division from failing.</source>
        <translation>防止除法出错的小数。</translation>
    </message>
    <message>
        <source>Small number that keeps the logarithm from failing.</source>
        <translation>防止对数出错的小数。</translation>
    </message>
    <message>
        <source>Small number that keeps the normalization from dividing by zero.</source>
        <translation>防止归一化除以零的小数。</translation>
    </message>
    <message>
        <source>Small number that keeps the slope finite where two vectors are equal.</source>
        <translation>一个很小的数，使两个向量相等处的斜率保持有限。</translation>
    </message>
    <message>
        <source>Small, then full</source>
        <translation>先小后全</translation>
    </message>
    <message>
        <source>Smaller drops than this are left out.</source>
        <translation>小于此值的下降不执行。</translation>
    </message>
    <message>
        <source>Smaller numbers become this one.</source>
        <translation>更小的数变为这个数。</translation>
    </message>
    <message>
        <source>Smallest and largest step.</source>
        <translation>最小和最大步长。</translation>
    </message>
    <message>
        <source>Smallest variance that is believed.</source>
        <translation>可接受的最小方差。</translation>
    </message>
    <message>
        <source>Smooth L1</source>
        <translation>平滑 L1</translation>
    </message>
    <message>
        <source>Snap to neighbours and grid</source>
        <translation>吸附到相邻层和网格</translation>
    </message>
    <message>
        <source>Snap to the grid only</source>
        <translation>仅吸附到网格</translation>
    </message>
    <message>
        <source>Snapping</source>
        <translation>吸附</translation>
    </message>
    <message>
        <source>Soft margin</source>
        <translation>软间隔</translation>
    </message>
    <message>
        <source>Softens both; high ones show which wrong classes are nearly right.</source>
        <translation>使两者变得平缓；温度高时能看出哪些错误类别接近正确。</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Softmax before a loss that has its own</source>
        <translation>损失已含 softmax，之前又有 Softmax</translation>
    </message>
    <message>
        <source>Softmax regression</source>
        <translation>Softmax 回归</translation>
    </message>
    <message>
        <source>Softmax2d</source>
        <translation>Softmax2d</translation>
    </message>
    <message>
        <source>Softmin</source>
        <translation>Softmin</translation>
    </message>
    <message>
        <source>Softplus</source>
        <translation>Softplus</translation>
    </message>
    <message>
        <source>Softshrink</source>
        <translation>Softshrink</translation>
    </message>
    <message>
        <source>Softsign</source>
        <translation>Softsign</translation>
    </message>
    <message>
        <source>Some losses compare several outputs of the network.</source>
        <translation>有些损失会比较网络的多个输出。</translation>
    </message>
    <message>
        <source>Some losses expect probabilities or their logarithms.</source>
        <translation>有些损失需要概率或其对数。</translation>
    </message>
    <message>
        <source>Some samples of “{field}”</source>
        <translation>“{field}”的部分样本</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>Something went wrong in DL Studio</source>
        <translation>DL Studio 出错了</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sort</translation>
    </message>
    <message>
        <source>Space + drag, middle button</source>
        <translation>空格 + 拖动，鼠标中键</translation>
    </message>
    <message>
        <source>Spearman correlation</source>
        <translation>Spearman 相关系数</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>Speech recognition with CTC</source>
        <translation>CTC 语音识别</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>Split cuts an axis into parts of {sizes}, together {total}, but axis {axis} of {shape} is {have}. Choose sizes whose sum is {have}.</source>
        <translation>Split 把一个轴切成 {sizes}，合计 {total}，但 {shape} 的轴 {axis} 是 {have}。请选择总和为 {have} 的大小。</translation>
    </message>
    <message>
        <source>SplitHeads</source>
        <translation>SplitHeads</translation>
    </message>
    <message>
        <source>SplitHeads cannot split {width} {width:feature|features} into num_heads={heads} equal {heads:part|parts}. Set num_heads to a divisor of {width}, such as {best}.</source>
        <translation>SplitHeads 无法把 {width} 个特征分成 num_heads={heads} 等份。请把 num_heads 设为 {width} 的约数，例如 {best}。</translation>
    </message>
    <message>
        <source>SplitHeads needs a fixed number of features, got {width} in {shape}. Put a Linear before it.</source>
        <translation>SplitHeads 需要固定的特征数，但 {shape} 中是 {width}。请在它之前放一个 Linear。</translation>
    </message>
    <message>
        <source>Splits the features of each step into heads.</source>
        <translation>把每一步的特征分成多个头。</translation>
    </message>
    <message>
        <source>Spoken digits</source>
        <translation>口述数字</translation>
    </message>
    <message>
        <source>Sqrt</source>
        <translation>Sqrt</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Square</translation>
    </message>
    <message>
        <source>Squared error as a share of that of the mean: 1 − R².</source>
        <translation>平方误差与取平均值时的平方误差之比：1 − R²。</translation>
    </message>
    <message>
        <source>Squared error of the logarithms: for numbers of very different size.</source>
        <translation>对数的平方误差：适合大小相差很大的数。</translation>
    </message>
    <message>
        <source>Squared error, or cross-entropy of raw scores for targets from 0 to 1.</source>
        <translation>平方误差，或目标在 0 到 1 之间时用原始得分的交叉熵。</translation>
    </message>
    <message>
        <source>Squeeze</source>
        <translation>Squeeze</translation>
    </message>
    <message>
        <source>Squeeze removes an axis of size 1, but axis {axis} of {shape} is {size}. Choose an axis of size 1, or remove the layer.</source>
        <translation>Squeeze 去掉大小为 1 的轴，但 {shape} 的第 {axis} 轴大小是 {size}。请选大小为 1 的轴，或删除此层。</translation>
    </message>
    <message>
        <source>Squeeze-excite</source>
        <translation>压缩激励</translation>
    </message>
    <message>
        <source>SqueezeNet 1.0</source>
        <translation>SqueezeNet 1.0</translation>
    </message>
    <message>
        <source>SqueezeNet 1.1</source>
        <translation>SqueezeNet 1.1</translation>
    </message>
    <message>
        <source>SqueezeNet with earlier pooling: less than half the work.</source>
        <translation>更早池化的 SqueezeNet：计算量不到一半。</translation>
    </message>
    <message>
        <source>Squeezes a digit of 64 pixels into eight numbers and back.</source>
        <translation>把 64 像素的数字压成八个数，再还原。</translation>
    </message>
    <message>
        <source>Squeezes a digit of 64 pixels into two numbers, which can be drawn, and back.</source>
        <translation>把 64 像素的数字压成两个可以画出来的数，再还原。</translation>
    </message>
    <message>
        <source>Squeezes each number to between 0 and 1.</source>
        <translation>把每个数压到 0 与 1 之间。</translation>
    </message>
    <message>
        <source>Squeezes each number to between −1 and 1, slower than Tanh.</source>
        <translation>把每个数压到 −1 与 1 之间，比 Tanh 缓慢。</translation>
    </message>
    <message>
        <source>Squeezes each number to between −1 and 1.</source>
        <translation>把每个数压到 −1 与 1 之间。</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Stack</translation>
    </message>
    <message>
        <source>Stack has dim={dim}, but the new axis of {shape} can stand at {least} to {last}. Set dim to one of them.</source>
        <translation>Stack 的 dim={dim}，但 {shape} 的新轴可以放在 {least} 到 {last}。请把 dim 设为其中之一。</translation>
    </message>
    <message>
        <source>Stack needs inputs of one shape, got {first} and {other} (wire {wire}). Make them equal, or use Concat, which joins along an axis that is there.</source>
        <translation>Stack 需要形状相同的输入，但得到 {first} 和 {other}（第 {wire} 条连线）。请让它们相等，或使用沿已有的轴拼接的 Concat。</translation>
    </message>
    <message>
        <source>Stacked LSTM</source>
        <translation>堆叠 LSTM</translation>
    </message>
    <message>
        <source>Stacked RNN</source>
        <translation>堆叠 RNN</translation>
    </message>
    <message>
        <source>Standard deviation of the noise added to both coordinates.</source>
        <translation>加在两个坐标上的噪声的标准差。</translation>
    </message>
    <message>
        <source>Standard deviation of the noise added to each band.</source>
        <translation>加到每个频带上的噪声的标准差。</translation>
    </message>
    <message>
        <source>Standard deviation of the noise added to each pixel.</source>
        <translation>加到每个像素上的噪声的标准差。</translation>
    </message>
    <message>
        <source>Standard deviation of the noise added to each value.</source>
        <translation>加在每个值上的噪声的标准差。</translation>
    </message>
    <message>
        <source>Standard deviation of the noise, in the units of the input.</source>
        <translation>噪声的标准差，单位与输入相同。</translation>
    </message>
    <message>
        <source>Standard deviation.</source>
        <translation>标准差。</translation>
    </message>
    <message>
        <source>Start divided by the end.</source>
        <translation>起始值除以结束值。</translation>
    </message>
    <message>
        <source>Start from a template</source>
        <translation>从模板开始</translation>
    </message>
    <message>
        <source>Start here</source>
        <translation>从这里开始</translation>
    </message>
    <message>
        <source>Start of all random numbers: the same seed gives the same training.</source>
        <translation>所有随机数的起点：种子相同，训练结果就相同。</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>起始页</translation>
    </message>
    <message>
        <source>Start the training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>State after the last step, of each layer and direction.</source>
        <translation>每一层和每个方向在最后一步之后的状态。</translation>
    </message>
    <message>
        <source>State after the step, (N, hidden_size).</source>
        <translation>这一步之后的状态，(N, hidden_size)。</translation>
    </message>
    <message>
        <source>State before the first step; zeros if open.</source>
        <translation>第一步之前的状态；不连则为零。</translation>
    </message>
    <message>
        <source>State before the step; zeros if open.</source>
        <translation>这一步之前的状态；不连则为零。</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Std</source>
        <translation>Std</translation>
    </message>
    <message>
        <source>Step between two places of the filter.</source>
        <translation>滤波器相邻两个位置的间隔。</translation>
    </message>
    <message>
        <source>Step between two places of the window, as in the MaxPool.</source>
        <translation>窗口两个位置之间的步长，与 MaxPool 相同。</translation>
    </message>
    <message>
        <source>Step between two places of the window.</source>
        <translation>窗口相邻两个位置的间隔。</translation>
    </message>
    <message>
        <source>Step from which the mean is kept.</source>
        <translation>从这一步起保存均值。</translation>
    </message>
    <message>
        <source>Step {step}: the data holds a number that is not finite. Look for missing values, and correct or remove these samples.</source>
        <translation>第 {step} 步：数据中有非有限数。请查找缺失值，并修正或删除这些样本。</translation>
    </message>
    <message>
        <source>Step {step}: the gradient at {node} became infinite or not a number, so training stopped before it changed the weights. Usual causes: a root or logarithm of zero, a learning rate that is too high. Clip the gradients at norm 1, or try a tenth of the learning rate.</source>
        <translation>第 {step} 步：{node} 处的梯度变成无穷大或非数，因此训练在改动权重之前停止。常见原因：对零开方或取对数、学习率过高。请将梯度按范数 1 裁剪，或尝试十分之一的学习率。</translation>
    </message>
    <message>
        <source>Step {step}: the loss became infinite or not a number, so training stopped before it changed the weights. Usual causes: outputs at {node} that are too large for the loss, a logarithm of zero, a learning rate that is too high. Try a tenth of the learning rate, clip the gradients at norm 1, or scale the data.</source>
        <translation>第 {step} 步：损失变成无穷大或非数，因此训练在改动权重之前停止。常见原因：{node} 的输出对该损失而言过大、对零取对数、学习率过高。请尝试十分之一的学习率，将梯度按范数 1 裁剪，或缩放数据。</translation>
    </message>
    <message>
        <source>Step {step}: the output of {node} became infinite or not a number, so training stopped before it changed the weights. Usual causes: a learning rate that is too high, inputs that are not scaled. Try a tenth of the learning rate, clip the gradients at norm 1, or scale the data.</source>
        <translation>第 {step} 步：{node} 的输出变成无穷大或非数，因此训练在改动权重之前停止。常见原因：学习率过高、输入未缩放。请尝试十分之一的学习率，将梯度按范数 1 裁剪，或缩放数据。</translation>
    </message>
    <message>
        <source>Step {step}: the weights of {node} became infinite or not a number. The learning rate is too high: try a tenth of it.</source>
        <translation>第 {step} 步：{node} 的权重变成无穷大或非数。学习率过高：请尝试其十分之一。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>Steps at chosen epochs</source>
        <translation>在指定轮下降</translation>
    </message>
    <message>
        <source>Steps back to the lowest.</source>
        <translation>回到最低所需的步数。</translation>
    </message>
    <message>
        <source>Steps from the lowest to the highest.</source>
        <translation>从最低到最高所需的步数。</translation>
    </message>
    <message>
        <source>Steps in which the learning rate rises from near zero to its full value.</source>
        <translation>学习率从接近零升到设定值所用的步数。</translation>
    </message>
    <message>
        <source>Steps of one size in every weight, by the sign of a running mean.</source>
        <translation>按滑动平均的符号，每个权重走同样大小的一步。</translation>
    </message>
    <message>
        <source>Steps that it remembers.</source>
        <translation>记住的步数。</translation>
    </message>
    <message>
        <source>Steps that make the matrix orthogonal.</source>
        <translation>使矩阵正交的迭代步数。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop after this batch; the weights are kept</source>
        <translation>完成当前批后停止，权重会保留</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>停止比较</translation>
    </message>
    <message>
        <source>Stop early after</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>Stop it? What it has learned so far is kept in its run and can be resumed.</source>
        <translation>要停止吗？到目前为止学到的内容保存在运行记录里，可以接着训练。</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>停止训练</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Stopped early</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>Stopped early: {patience} {patience:epoch|epochs} without a better loss. The best weights, of epoch {epoch} with loss {loss}, are kept.</source>
        <translation>提前停止：{patience} 轮内损失没有改善。已保留最佳权重：第 {epoch} 轮，损失 {loss}。</translation>
    </message>
    <message>
        <source>Stopped in epoch {epoch}. The run can go on from here.</source>
        <translation>已在第 {epoch} 轮停止。可以从这里继续运行。</translation>
    </message>
    <message>
        <source>Stopped. {node} had not come back for {seconds} s in {doing} and was broken off at line {line} of “{file}”: look there for a loop that does not end. {kept}</source>
        <translation>已停止。{node} 在{doing}中有 {seconds} 秒没有返回，已在“{file}”第 {line} 行被中断：请在那里查找不会结束的循环。{kept}</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Stops a step where all slopes are smaller.</source>
        <translation>当所有梯度都小于此值时结束这一步。</translation>
    </message>
    <message>
        <source>Stops a step where loss or weights change less.</source>
        <translation>当损失或权重的变化小于此值时结束这一步。</translation>
    </message>
    <message>
        <source>Straighten wires</source>
        <translation>拉直连线</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>样式</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>Subtract</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Sum</translation>
    </message>
    <message>
        <source>Swaps two axes.</source>
        <translation>交换两个轴。</translation>
    </message>
    <message>
        <source>SwiGLU feed-forward</source>
        <translation>SwiGLU 前馈</translation>
    </message>
    <message>
        <source>Switch between English and Chinese</source>
        <translation>切换中文和英文</translation>
    </message>
    <message>
        <source>Symmetric percentage error</source>
        <translation>对称百分比误差</translation>
    </message>
    <message>
        <source>Tab, Space, double click</source>
        <translation>Tab、空格、双击</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>表格（CSV）</translation>
    </message>
    <message>
        <source>Tabs</source>
        <translation>标签页</translation>
    </message>
    <message>
        <source>Take back a gesture, or select nothing</source>
        <translation>撤回当前操作，或取消选择</translation>
    </message>
    <message>
        <source>Take out of the wires</source>
        <translation>从连线中取出</translation>
    </message>
    <message>
        <source>Take over the unsaved work</source>
        <translation>接收未保存的工作</translation>
    </message>
    <message>
        <source>Take over “{file}”</source>
        <translation>采用“{file}”的新内容</translation>
    </message>
    <message>
        <source>Take the handwritten digits</source>
        <translation>使用手写数字</translation>
    </message>
    <message>
        <source>Take the last word before the padding with {layer}</source>
        <translation>用 {layer} 取填充之前的最后一个词</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <source>Take them</source>
        <translation>改用于此处</translation>
    </message>
    <message>
        <source>Takes a fixed number of places of an axis.</source>
        <translation>取一个轴上固定数目的位置。</translation>
    </message>
    <message>
        <source>Takes a share of the learning rate in the first epochs, then all of it.</source>
        <translation>最初几轮使用学习率的一个份额，之后使用全部。</translation>
    </message>
    <message>
        <source>Takes any number of wires</source>
        <translation>可接任意数量的连线</translation>
    </message>
    <message>
        <source>Takes numbers of one wire where a condition holds, else of another.</source>
        <translation>条件成立处取一条连线的数，否则取另一条的。</translation>
    </message>
    <message>
        <source>Takes one over each number.</source>
        <translation>取每个数的倒数。</translation>
    </message>
    <message>
        <source>Takes one over the square root of each number.</source>
        <translation>取每个数平方根的倒数。</translation>
    </message>
    <message>
        <source>Takes one place of an axis, such as the last step of a sequence.</source>
        <translation>取一个轴上的一个位置，例如序列的最后一步。</translation>
    </message>
    <message>
        <source>Takes the absolute value of each number.</source>
        <translation>取每个数的绝对值。</translation>
    </message>
    <message>
        <source>Takes the cosine of each number.</source>
        <translation>取每个数的余弦。</translation>
    </message>
    <message>
        <source>Takes the k largest numbers along one axis, and where they stood.</source>
        <translation>取一个轴上最大的 k 个数，以及它们的位置。</translation>
    </message>
    <message>
        <source>Takes the larger of two numbers, place by place.</source>
        <translation>逐个位置取两个数中较大的一个。</translation>
    </message>
    <message>
        <source>Takes the largest number along one axis, and where it stood.</source>
        <translation>取一个轴上最大的数，以及它的位置。</translation>
    </message>
    <message>
        <source>Takes the largest number over axes.</source>
        <translation>取若干轴上最大的数。</translation>
    </message>
    <message>
        <source>Takes the largest numbers; else the smallest.</source>
        <translation>取最大的数；否则取最小的。</translation>
    </message>
    <message>
        <source>Takes the last true step of every sequence.</source>
        <translation>取每个序列最后一个真实的步。</translation>
    </message>
    <message>
        <source>Takes the length of vectors along axes.</source>
        <translation>取沿轴的向量的长度。</translation>
    </message>
    <message>
        <source>Takes the logarithm of the sum of exponentials over axes.</source>
        <translation>取若干轴上指数之和的对数。</translation>
    </message>
    <message>
        <source>Takes the mean gradient off before dividing.</source>
        <translation>相除之前先减去平均梯度。</translation>
    </message>
    <message>
        <source>Takes the mean of each window along a signal.</source>
        <translation>沿信号取每个窗口的平均值。</translation>
    </message>
    <message>
        <source>Takes the mean of each window of a volume.</source>
        <translation>取体数据每个窗口的平均值。</translation>
    </message>
    <message>
        <source>Takes the mean of each window of an image.</source>
        <translation>取图像每个窗口的平均值。</translation>
    </message>
    <message>
        <source>Takes the mean over axes.</source>
        <translation>沿轴取平均值。</translation>
    </message>
    <message>
        <source>Takes the natural logarithm of each number.</source>
        <translation>取每个数的自然对数。</translation>
    </message>
    <message>
        <source>Takes the negative that is nearer to anchor or positive.</source>
        <translation>取离锚点或正样本更近的那个负样本距离。</translation>
    </message>
    <message>
        <source>Takes the p-norm of each window along a signal.</source>
        <translation>取信号上每个窗口的 p 范数。</translation>
    </message>
    <message>
        <source>Takes the p-norm of each window of a volume.</source>
        <translation>取体数据每个窗口的 p 范数。</translation>
    </message>
    <message>
        <source>Takes the p-norm of each window of an image.</source>
        <translation>取图像每个窗口的 p 范数。</translation>
    </message>
    <message>
        <source>Takes the places from start to end of an axis.</source>
        <translation>取一个轴上从 start 到 end 的位置。</translation>
    </message>
    <message>
        <source>Takes the second wire from the first, number by number.</source>
        <translation>逐个数从第一条连线中减去第二条。</translation>
    </message>
    <message>
        <source>Takes the sine of each number.</source>
        <translation>取每个数的正弦。</translation>
    </message>
    <message>
        <source>Takes the smaller of two numbers, place by place.</source>
        <translation>逐个位置取两个数中较小的一个。</translation>
    </message>
    <message>
        <source>Takes the smallest number along one axis, and where it stood.</source>
        <translation>取一个轴上最小的数，以及它的位置。</translation>
    </message>
    <message>
        <source>Takes the smallest number over axes.</source>
        <translation>取若干轴上最小的数。</translation>
    </message>
    <message>
        <source>Takes the square root of each number.</source>
        <translation>取每个数的平方根。</translation>
    </message>
    <message>
        <source>Takes the standard deviation over axes.</source>
        <translation>取若干轴上的标准差。</translation>
    </message>
    <message>
        <source>Takes the variance over axes.</source>
        <translation>取若干轴上的方差。</translation>
    </message>
    <message>
        <source>Takes {names}</source>
        <translation>取用 {names}</translation>
    </message>
    <message>
        <source>Takes, for every place, the number that an index names.</source>
        <translation>在每个位置取 index 所指的数。</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>Tanh</translation>
    </message>
    <message>
        <source>Tanhshrink</source>
        <translation>Tanhshrink</translation>
    </message>
    <message>
        <source>Teacher and student</source>
        <translation>教师与学生</translation>
    </message>
    <message>
        <source>Tells how far two vectors point in the same direction.</source>
        <translation>说明两个向量的方向有多一致。</translation>
    </message>
    <message>
        <source>Tells where the first wire is greater or equal.</source>
        <translation>指出第一条连线在哪里大于或等于。</translation>
    </message>
    <message>
        <source>Tells where the first wire is greater.</source>
        <translation>指出第一条连线在哪里更大。</translation>
    </message>
    <message>
        <source>Tells where the first wire is less or equal.</source>
        <translation>指出第一条连线在哪里小于或等于。</translation>
    </message>
    <message>
        <source>Tells where the first wire is less.</source>
        <translation>指出第一条连线在哪里更小。</translation>
    </message>
    <message>
        <source>Tells where the largest number along one axis stands.</source>
        <translation>指出一个轴上最大的数在哪里。</translation>
    </message>
    <message>
        <source>Tells where the smallest number along one axis stands.</source>
        <translation>指出一个轴上最小的数在哪里。</translation>
    </message>
    <message>
        <source>Tells where two wires are equal.</source>
        <translation>指出两条连线在哪里相等。</translation>
    </message>
    <message>
        <source>Tells where two wires differ.</source>
        <translation>指出两条连线在哪里不同。</translation>
    </message>
    <message>
        <source>Tells whether a point of the plane is genuine.</source>
        <translation>判断平面上的点是否真实。</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Ten 3×3 convolutions in five pairs, and three Linear layers.</source>
        <translation>十层 3×3 卷积分成五对，再加三个 Linear 层。</translation>
    </message>
    <message>
        <source>Test share</source>
        <translation>测试比例</translation>
    </message>
    <message>
        <source>Test: {numbers}</source>
        <translation>测试：{numbers}</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Text classifier</source>
        <translation>文本分类器</translation>
    </message>
    <message>
        <source>Text of the note, Markdown</source>
        <translation>便笺的文字（Markdown）</translation>
    </message>
    <message>
        <source>TextCNN</source>
        <translation>TextCNN</translation>
    </message>
    <message>
        <source>The activation that follows the layer.</source>
        <translation>层后面的激活函数。</translation>
    </message>
    <message>
        <source>The axes that are moved.</source>
        <translation>要移动的轴。</translation>
    </message>
    <message>
        <source>The axes that are reduced; −1 is the last.</source>
        <translation>被归约的轴；−1 是最后一个。</translation>
    </message>
    <message>
        <source>The axes that are summed up; −1 is the last.</source>
        <translation>被合并的轴；−1 是最后一轴。</translation>
    </message>
    <message>
        <source>The axes that are turned around.</source>
        <translation>要翻转的轴。</translation>
    </message>
    <message>
        <source>The axis along which index names places; −1 is the last.</source>
        <translation>index 所指位置的轴；−1 是最后一个。</translation>
    </message>
    <message>
        <source>The axis along which one place is taken.</source>
        <translation>从哪个轴上取一个位置。</translation>
    </message>
    <message>
        <source>The axis along which places are taken; −1 is the last.</source>
        <translation>从中取位置的轴；−1 是最后一个。</translation>
    </message>
    <message>
        <source>The axis along which the inputs are put side by side; −1 is the last.</source>
        <translation>沿哪个轴并排拼接；−1 是最后一轴。</translation>
    </message>
    <message>
        <source>The axis along which the numbers sum to 1; −1 is the last.</source>
        <translation>数值沿这个轴总和为 1；−1 是最后一轴。</translation>
    </message>
    <message>
        <source>The axis of size 1 that is removed; −1 is the last.</source>
        <translation>要去掉的大小为 1 的轴；−1 是最后一轴。</translation>
    </message>
    <message>
        <source>The axis that holds the vectors; −1 is the last.</source>
        <translation>向量所在的轴；−1 是最后一轴。</translation>
    </message>
    <message>
        <source>The axis that is cut; −1 is the last.</source>
        <translation>被切开的轴；−1 是最后一个。</translation>
    </message>
    <message>
        <source>The axis that is divided; −1 is the last.</source>
        <translation>被分开的轴；−1 是最后一个。</translation>
    </message>
    <message>
        <source>The axis that is halved; −1 is the last.</source>
        <translation>被对半分开的轴；−1 是最后一轴。</translation>
    </message>
    <message>
        <source>The axis that is searched; −1 is the last.</source>
        <translation>在其中查找的轴；−1 是最后一个。</translation>
    </message>
    <message>
        <source>The axis that is sorted; −1 is the last.</source>
        <translation>要排序的轴；−1 是最后一个。</translation>
    </message>
    <message>
        <source>The axis that is used; −1 is the last.</source>
        <translation>所用的轴；−1 是最后一个。</translation>
    </message>
    <message>
        <source>The batch axis stays free; the notes say which other sizes do.</source>
        <translation>批轴保持可变；说明中会写出还有哪些大小可变。</translation>
    </message>
    <message>
        <source>The bend between the two Linears.</source>
        <translation>两个 Linear 之间的非线性。</translation>
    </message>
    <message>
        <source>The bend inside each step.</source>
        <translation>每一步内部的弯曲函数。</translation>
    </message>
    <message>
        <source>The best weights so far and the state after step {step} are kept.</source>
        <translation>目前最好的权重和第 {step} 步之后的状态都已保留。</translation>
    </message>
    <message>
        <source>The block cannot work with what this node brings to it.</source>
        <translation>块无法处理此节点送来的内容。</translation>
    </message>
    <message>
        <source>The block “{block}” contains itself. Take this node out of it.</source>
        <translation>块“{block}”包含了它自己。请把此节点从中移出。</translation>
    </message>
    <message>
        <source>The block “{block}” does not work here: {cause}</source>
        <translation>块“{block}”在这里无法工作：{cause}</translation>
    </message>
    <message>
        <source>The block “{block}” lies more than {most} blocks deep. Unpack some of them.</source>
        <translation>块“{block}”的嵌套超过 {most} 层。请展开其中一些块。</translation>
    </message>
    <message>
        <source>The block “{name}” is in use ({nodes}). Delete these nodes first.</source>
        <translation>块“{name}”正在使用（{nodes}）。请先删除这些节点。</translation>
    </message>
    <message>
        <source>The bookmarks differ</source>
        <translation>书签不同</translation>
    </message>
    <message>
        <source>The channels of groups equal parts are taken in turn: with two groups a b c | d e f become a d b e c f. Between convolutions with groups it lets the groups see each other (ShuffleNet, Zhang et al. 2017).</source>
        <translation>把通道分成 groups 个相等的部分，轮流取出：两组时 a b c | d e f 变成 a d b e c f。放在分组卷积之间，可使各组互通（ShuffleNet，Zhang 等，2017）。</translation>
    </message>
    <message>
        <source>The checkpoint “{file}” cannot be read ({problem}). Start a new run; the weights of this one may still be in best.safetensors.</source>
        <translation>检查点“{file}”无法读取（{problem}）。请开始新的运行；此运行的权重可能仍在 best.safetensors 中。</translation>
    </message>
    <message>
        <source>The chosen data source cannot say what it holds.</source>
        <translation>所选数据源无法说明其内容。</translation>
    </message>
    <message>
        <source>The class raises, hangs, or gives something else than it says.</source>
        <translation>这个类抛出异常、停不下来，或给出的结果与它声明的不同。</translation>
    </message>
    <message>
        <source>The class that says nothing.</source>
        <translation>不表示任何内容的类别（空白）。</translation>
    </message>
    <message>
        <source>The classes are unbalanced: “{most}” has {many} {many:sample|samples}, “{least}” has {few}. Accuracy alone can mislead; look at the confusion matrix.</source>
        <translation>类别不平衡：“{most}”有 {many} 个样本，“{least}”只有 {few} 个。只看准确率可能会误判，请查看混淆矩阵。</translation>
    </message>
    <message>
        <source>The clipboard holds no layers. Copy some layers, then paste.</source>
        <translation>剪贴板里没有层。请先复制一些层，再粘贴。</translation>
    </message>
    <message>
        <source>The code appears when this is repaired:</source>
        <translation>修复以下问题后会显示代码：</translation>
    </message>
    <message>
        <source>The code is a cloud instead of a point, so new digits can be drawn from it.</source>
        <translation>编码是一团云而不是一个点，因此能从中抽出新的数字。</translation>
    </message>
    <message>
        <source>The code is on the clipboard.</source>
        <translation>代码已复制到剪贴板。</translation>
    </message>
    <message>
        <source>The code was refused because it holds something that DL Studio never writes: {what}. Please report this with the project.</source>
        <translation>代码被拒绝，因为其中含有 DL Studio 从不写出的内容：{what}。请连同项目一起报告此问题。</translation>
    </message>
    <message>
        <source>The columns differ in size by a factor of ten thousand: compare a training with and without standard scaling.</source>
        <translation>各列的数量级相差上万倍：可以比较使用和不使用标准化的训练。</translation>
    </message>
    <message>
        <source>The curves of this run cannot be written ({problem}). Choose another folder for runs.</source>
        <translation>无法写入此运行的曲线（{problem}）。请为运行选择其他文件夹。</translation>
    </message>
    <message>
        <source>The curves of this run cannot be written ({problem}). Training goes on; free some space on the disk.</source>
        <translation>无法写入此运行的曲线（{problem}）。训练继续进行；请释放一些磁盘空间。</translation>
    </message>
    <message>
        <source>The data file {path} cannot be read: {reason}. Check that it is there and that you may read it.</source>
        <translation>无法读取数据文件 {path}：{reason}。请检查它是否存在，以及您是否有读取权限。</translation>
    </message>
    <message>
        <source>The data file {path} does not exist. Choose it again in the data panel.</source>
        <translation>数据文件 {path} 不存在。请在数据面板中重新选择。</translation>
    </message>
    <message>
        <source>The data file {path} has {size} GB; at most {most} GB can be read. Choose a part of it.</source>
        <translation>数据文件 {path} 有 {size} GB，最多只能读取 {most} GB。请选用其中一部分。</translation>
    </message>
    <message>
        <source>The data file {path} is empty. Choose another one.</source>
        <translation>数据文件 {path} 是空的。请选择其他文件。</translation>
    </message>
    <message>
        <source>The data fills short sentences up behind, so the last step of a recurrent layer stands behind the padding.</source>
        <translation>数据在短句后面补齐，所以循环层的最后一步位于填充之后。</translation>
    </message>
    <message>
        <source>The data gives {field} as {expected}, but the input {node} expects {found}. Set its shape and dtype to those of the data.</source>
        <translation>数据中的 {field} 是 {expected}，但输入 {node} 需要 {found}。请将它的形状和类型设为与数据一致。</translation>
    </message>
    <message>
        <source>The data has {classes} {classes:class|classes}, so {loss} needs {expected} from {node}, but gets {found}. Give the last Linear {classes} {classes:output|outputs}.</source>
        <translation>数据有 {classes} 个类别，因此 {loss} 需要从 {node} 得到 {expected}，但得到的是 {found}。请让最后的 Linear 有 {classes} 个输出。</translation>
    </message>
    <message>
        <source>The decoder layer with normalization before each part.</source>
        <translation>每个部分之前先归一化的解码器层。</translation>
    </message>
    <message>
        <source>The drawing is arranged already.</source>
        <translation>布局已经整理好了。</translation>
    </message>
    <message>
        <source>The equation of Einsum names {terms} {terms:input|inputs}, but {wires} {wires:wire is|wires are} connected. Write one term for each wire, with commas between them.</source>
        <translation>Einsum 的等式写了 {terms} 个输入，但连了 {wires} 条连线。请为每条连线写一项，用逗号隔开。</translation>
    </message>
    <message>
        <source>The error that half of the errors stay below.</source>
        <translation>半数误差低于的值。</translation>
    </message>
    <message>
        <source>The export was cancelled. Nothing was written.</source>
        <translation>导出已取消，没有写入任何内容。</translation>
    </message>
    <message>
        <source>The export was cancelled. {path} is written, but was not compared with the network.</source>
        <translation>导出已取消。{path} 已写入，但未与网络比对。</translation>
    </message>
    <message>
        <source>The exported file answers {case} with another shape or type than the network. Export it in another format.</source>
        <translation>对 {case}，导出的文件给出的形状或类型与网络不同。请改用其他格式导出。</translation>
    </message>
    <message>
        <source>The exported file could not be run in a clean process: {reason}. The file is kept, but do not rely on it.</source>
        <translation>导出的文件无法在全新进程中运行：{reason}。文件已保留，但请勿依赖它。</translation>
    </message>
    <message>
        <source>The exported file differs from the network by {gap} at {case}; at most {allowed} is allowed. Export it in another format.</source>
        <translation>在 {case} 处，导出的文件与网络相差 {gap}；最多允许 {allowed}。请改用其他格式导出。</translation>
    </message>
    <message>
        <source>The exported file was opened in a clean process, but did not answer within {seconds} s. Close other programs and export again.</source>
        <translation>导出的文件已在全新进程中打开，但 {seconds} 秒内没有响应。请关闭其他程序后重新导出。</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>The file beside the project, or the class in it, is not there or cannot be used.</source>
        <translation>项目旁边的文件或其中的类不存在，或不能使用。</translation>
    </message>
    <message>
        <source>The file {file} holds too many arrays; at most {most} can be read. Write only the ones that are needed.</source>
        <translation>文件 {file} 中的数组太多，最多只能读取 {most} 个。请只写出需要的数组。</translation>
    </message>
    <message>
        <source>The file {file} holds two arrays called “{name}”. Write it again with numpy.savez.</source>
        <translation>文件 {file} 中有两个名为“{name}”的数组。请用 numpy.savez 重新写出。</translation>
    </message>
    <message>
        <source>The file {file} is damaged or cut off ({reason}). Write it again with numpy.savez, or copy it again.</source>
        <translation>文件 {file} 已损坏或不完整（{reason}）。请用 numpy.savez 重新写出，或重新复制。</translation>
    </message>
    <message>
        <source>The file; it may lie next to the project.</source>
        <translation>文件；可以放在项目旁边。</translation>
    </message>
    <message>
        <source>The first network of most courses, for digits of 28×28 pixels.</source>
        <translation>大多数课程的第一个网络，用于 28×28 像素的数字。</translation>
    </message>
    <message>
        <source>The first of the two axes.</source>
        <translation>两个轴中的第一个。</translation>
    </message>
    <message>
        <source>The first place; −1 is the last one.</source>
        <translation>第一个位置；−1 是最后一个。</translation>
    </message>
    <message>
        <source>The first row names the columns. All columns but the target must hold numbers; no cell may be empty. Commas, semicolons and tabs are understood as separators.</source>
        <translation>第一行是列名。除目标外各列都必须是数字，单元格不能为空。可用逗号、分号或制表符分隔。</translation>
    </message>
    <message>
        <source>The first row of {file} holds numbers, but it must hold the names of the columns. Add a row of names at the top.</source>
        <translation>{file} 的第一行是数字，而这里应当是列名。请在最上面加一行列名。</translation>
    </message>
    <message>
        <source>The folder for this run cannot be made: “{folder}”, or a part of it, is a file. Choose another folder for runs.</source>
        <translation>无法创建此次运行的文件夹：“{folder}”或其上级是一个文件。请为运行另选一个文件夹。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be used ({problem}). Work is not protected against a crash until it can.</source>
        <translation>文件夹 {folder} 无法使用（{problem}）。在它可用之前，您的工作在程序崩溃时不受保护。</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist. Choose another place.</source>
        <translation>文件夹 {folder} 不存在。请选择其他位置。</translation>
    </message>
    <message>
        <source>The free memory of {device} is not known. Give room, in bytes.</source>
        <translation>不知道 {device} 的空闲内存。请用 room 给出字节数。</translation>
    </message>
    <message>
        <source>The graph and weights as a .pt2 file, the successor of TorchScript.</source>
        <translation>将计算图和权重存为 .pt2 文件，它是 TorchScript 的后继格式。</translation>
    </message>
    <message>
        <source>The initializer is not in the catalogue of this version; it is kept as it is.</source>
        <translation>这个版本的目录中没有该初始化方法；它会原样保留。</translation>
    </message>
    <message>
        <source>The kind of numbers that go out.</source>
        <translation>输出的数的类型。</translation>
    </message>
    <message>
        <source>The large Vision Transformer: 24 blocks of 1,024 numbers.</source>
        <translation>大型视觉 Transformer：24 个 1024 维的块。</translation>
    </message>
    <message>
        <source>The largest error of all.</source>
        <translation>所有误差中最大的。</translation>
    </message>
    <message>
        <source>The layer cannot take what the wire brings.</source>
        <translation>该层无法接受连线送来的内容。</translation>
    </message>
    <message>
        <source>The layer does not learn, but its gradients are still computed.</source>
        <translation>该层不学习，但仍要计算它的梯度。</translation>
    </message>
    <message>
        <source>The layer has no parameter of this name.</source>
        <translation>该层没有此名称的参数。</translation>
    </message>
    <message>
        <source>The layer is not in the catalogue of this version; it is kept as it is.</source>
        <translation>此版本的目录中没有该层；它会原样保留。</translation>
    </message>
    <message>
        <source>The layer starts from the values that its class in torch draws.</source>
        <translation>该层从其 torch 类所取的值开始。</translation>
    </message>
    <message>
        <source>The layer whose weight is used here too: one tensor, trained once. GPT-2 tells the next word with the vectors of its embedding.</source>
        <translation>这里也使用哪个层的权重：同一个张量，只训练一次。GPT-2 就用词嵌入的向量来预测下一个词。</translation>
    </message>
    <message>
        <source>The learning rate never falls below.</source>
        <translation>学习率不会低于此值。</translation>
    </message>
    <message>
        <source>The learning rate of this layer is this times that of the training, in every step. Small ones keep what a pretrained layer knows.</source>
        <translation>在每一步中，该层的学习率是训练学习率乘以这个系数。较小的系数能保住预训练层已学到的东西。</translation>
    </message>
    <message>
        <source>The learning rate stays as it is.</source>
        <translation>学习率保持不变。</translation>
    </message>
    <message>
        <source>The logarithm of Sigmoid, computed without overflow.</source>
        <translation>Sigmoid 的对数，计算时不会溢出。</translation>
    </message>
    <message>
        <source>The logarithms of the variances, log σ².</source>
        <translation>方差的对数，log σ²。</translation>
    </message>
    <message>
        <source>The loss compares the first Output with the target, so their sizes must agree.</source>
        <translation>损失将第一个“输出”与目标比较，因此两者大小须一致。</translation>
    </message>
    <message>
        <source>The loss graph cannot be used</source>
        <translation>损失图无法使用</translation>
    </message>
    <message>
        <source>The loss graph {graph} does not follow smoothly from any output of the network, so nothing can be learned from it. Wire an Input to its end by nodes that do not round, compare or detach.</source>
        <translation>损失图 {graph} 与网络的任何输出之间都没有可求导的通路，因此学不到东西。请用不取整、不比较、不截断梯度的节点把“输入”连到终点。</translation>
    </message>
    <message>
        <source>The loss graph {graph} gives {found}, but a loss is a float32 number. End it with numbers that can grow and shrink.</source>
        <translation>损失图 {graph} 给出 {found}，但损失必须是 float32 数。请让它以可以连续变化的数结束。</translation>
    </message>
    <message>
        <source>The loss graph {graph} has {count} Outputs, but a loss is one number. Join what they give, and keep one.</source>
        <translation>损失图 {graph} 有 {count} 个“输出”，但损失只能是一个数。请把它们的结果合并，只保留一个。</translation>
    </message>
    <message>
        <source>The loss is computed on the first Output only.</source>
        <translation>损失只在第一个“输出”上计算。</translation>
    </message>
    <message>
        <source>The loss is computed on {first} only; the other outputs are returned but not trained by it.</source>
        <translation>损失只在 {first} 上计算；其他输出会返回，但不由它训练。</translation>
    </message>
    <message>
        <source>The mean of five examples stands for a class; the nearest one is the answer.</source>
        <translation>用五个样例的均值代表一个类别，离得最近的就是答案。</translation>
    </message>
    <message>
        <source>The mean of the word vectors and one Linear layer: fast, and often enough.</source>
        <translation>词向量取平均再接一个 Linear 层：快速，而且往往够用。</translation>
    </message>
    <message>
        <source>The mean over the labels of −[t·log σ(x) + (1 − t)·log(1 − σ(x))].</source>
        <translation>−[t·log σ(x) + (1 − t)·log(1 − σ(x))] 对各标签的平均。</translation>
    </message>
    <message>
        <source>The means μ.</source>
        <translation>均值 μ。</translation>
    </message>
    <message>
        <source>The memory was not enough for this step. Use a smaller batch size, or fewer and smaller layers.</source>
        <translation>内存不足以完成这一步。请减小批大小，或使用更少、更小的层。</translation>
    </message>
    <message>
        <source>The metric cannot be computed here.</source>
        <translation>此处无法计算该指标。</translation>
    </message>
    <message>
        <source>The metric {metric} cannot be computed for data with {task}. Remove it.</source>
        <translation>指标 {metric} 无法用于{task}的数据。请移除它。</translation>
    </message>
    <message>
        <source>The metric {metric} cannot be computed from what {loss} trains. Remove it.</source>
        <translation>无法从“{loss}”所训练的结果计算指标 {metric}。请去掉它。</translation>
    </message>
    <message>
        <source>The metric {metric} takes boxes of {one} {one:number|numbers} each, but a target of this data has {wide} {wide:number|numbers}. Choose other data, or remove it.</source>
        <translation>指标“{metric}”的每个框为 {one} 个数，但此数据的目标有 {wide} 个数。请选择其他数据，或移除该指标。</translation>
    </message>
    <message>
        <source>The middle tap of filter i is 1 for channel i, all others 0. Convolutions only.</source>
        <translation>第 i 个滤波器对第 i 个通道的中心值为 1，其余为 0。只用于卷积。</translation>
    </message>
    <message>
        <source>The network cannot be measured: {error}</source>
        <translation>无法测量这个网络：{error}</translation>
    </message>
    <message>
        <source>The network has no weights, so there is nothing to learn. Add a layer such as Linear or Conv2d.</source>
        <translation>网络没有权重，因此没有可学习的内容。请添加 Linear 或 Conv2d 之类的层。</translation>
    </message>
    <message>
        <source>The network has one Input for each field of the data, in the same order.</source>
        <translation>数据的每个字段对应网络的一个“输入”，顺序相同。</translation>
    </message>
    <message>
        <source>The network has problems ({count}); the first: {problem}</source>
        <translation>网络存在 {count} 个问题；第一个是：{problem}</translation>
    </message>
    <message>
        <source>The network has {inputs} {inputs:input|inputs}, but the data has {fields} {fields:field|fields}: {names}. There must be one Input for each field, in this order.</source>
        <translation>网络有 {inputs} 个输入，但数据有 {fields} 个字段：{names}。每个字段须对应一个“输入”，并按此顺序。</translation>
    </message>
    <message>
        <source>The network of many first tutorials, for digits of 28×28 pixels.</source>
        <translation>许多入门教程里的网络，用于 28×28 像素的数字。</translation>
    </message>
    <message>
        <source>The network of many first tutorials, on digits of 28×28: 1,199,882 parameters.</source>
        <translation>许多入门教程使用的网络，用于 28×28 的数字：1,199,882 个参数。</translation>
    </message>
    <message>
        <source>The network of the paper for small pictures: three stages of three blocks.</source>
        <translation>论文中用于小图片的网络：三个阶段，每阶段三个块。</translation>
    </message>
    <message>
        <source>The network of the run {run} is written differently by this version. Train again to export it.</source>
        <translation>此版本对运行 {run} 的网络的写法已不同。请重新训练后再导出。</translation>
    </message>
    <message>
        <source>The new size is the product of the old ones: (N, 16, 5, 5) becomes (N, 400). Needed between convolutions and Linear. The batch axis stays as it is.</source>
        <translation>新的大小是原来各轴大小的乘积：(N, 16, 5, 5) 变成 (N, 400)。卷积与 Linear 之间需要它。批轴保持不变。</translation>
    </message>
    <message>
        <source>The node reaches no Output, so it is left out of the code.</source>
        <translation>该节点到达不了任何“输出”，因此不写入代码。</translation>
    </message>
    <message>
        <source>The node stands for a block that is not in the project.</source>
        <translation>该节点代表的块不在项目中。</translation>
    </message>
    <message>
        <source>The node whose values and weights it uses too, by its id; empty for its own.</source>
        <translation>与之共用数值和权重的节点（填其 id）；留空则用自己的。</translation>
    </message>
    <message>
        <source>The norm: 2 is the straight way, 1 the sum along the axes.</source>
        <translation>范数：2 为直线距离，1 为各坐标差之和。</translation>
    </message>
    <message>
        <source>The notes differ</source>
        <translation>备注不同</translation>
    </message>
    <message>
        <source>The number drawn for each mean.</source>
        <translation>为每个均值抽取的数。</translation>
    </message>
    <message>
        <source>The number that fills the tensor.</source>
        <translation>填满张量的数。</translation>
    </message>
    <message>
        <source>The number that is added.</source>
        <translation>添加的数。</translation>
    </message>
    <message>
        <source>The number that mode=constant puts there.</source>
        <translation>mode=constant 时放在那里的数。</translation>
    </message>
    <message>
        <source>The number that stands for padding.</source>
        <translation>代表填充的编号。</translation>
    </message>
    <message>
        <source>The numbers of each bag, (N, L).</source>
        <translation>每个袋中的数，(N, L)。</translation>
    </message>
    <message>
        <source>The numbers stay in their order, only the sizes change, so their product must stay too; -1 stands for the size that follows from the others. To swap axes use Permute.</source>
        <translation>数的顺序不变，只是大小改变，所以乘积也必须不变；-1 表示由其余大小推出的大小。要交换轴请用 Permute。</translation>
    </message>
    <message>
        <source>The numbers themselves.</source>
        <translation>数本身。</translation>
    </message>
    <message>
        <source>The old axes in their new order; the batch axis 0 stays first.</source>
        <translation>按新顺序写出的原来的轴；批轴 0 留在最前面。</translation>
    </message>
    <message>
        <source>The opposite of Flatten: with dim = −1 and sizes = 4, −1, (N, T, 64) becomes (N, T, 4, 16), the heads of attention. The product of the sizes is the old size; -1 follows from the others.</source>
        <translation>与 Flatten 相反：dim = −1 且 sizes = 4, −1 时，(N, T, 64) 变成 (N, T, 4, 16)，即注意力的各个头。各大小的乘积就是原来的大小；-1 由其余的推出。</translation>
    </message>
    <message>
        <source>The output begins as the input, as far as the sizes allow. Two axes only.</source>
        <translation>在大小允许的范围内，输出一开始等于输入。只用于两个轴的张量。</translation>
    </message>
    <message>
        <source>The output is a logarithm.</source>
        <translation>输出是对数。</translation>
    </message>
    <message>
        <source>The parameter “{name}” must be of a kind of {kinds}. Choose one.</source>
        <translation>参数“{name}”的种类必须是 {kinds} 之一。请选择一种。</translation>
    </message>
    <message>
        <source>The place before which it stops; −1 stops before the last one.</source>
        <translation>在此位置之前停止；−1 表示停在最后一个之前。</translation>
    </message>
    <message>
        <source>The places from {other} count along one axis, but {node} needs those of a pooling. Wire the indices of a MaxPool.</source>
        <translation>来自 {other} 的位置只沿一个轴计数，而 {node} 需要池化层的位置。请连接 MaxPool 的 indices 端口。</translation>
    </message>
    <message>
        <source>The places from {pool} are those of an image of {wanted}, but {node} makes {made}, so the maxima would go to other places. Let {node} make {wanted}.</source>
        <translation>{pool} 给出的位置对应大小为 {wanted} 的图像，而 {node} 生成的是 {made}，最大值会被放到别的位置。请让 {node} 生成 {wanted}。</translation>
    </message>
    <message>
        <source>The power in “{text}” must be a number from −{most} to {most}.</source>
        <translation>“{text}”中的指数必须在 −{most} 到 {most} 之间。</translation>
    </message>
    <message>
        <source>The power p: 1 is the sum, 2 the length, large ones come near the maximum.</source>
        <translation>幂 p：1 是和，2 是长度，很大的 p 接近最大值。</translation>
    </message>
    <message>
        <source>The power: 2 is the length, 1 the sum of the absolute values.</source>
        <translation>幂次：2 是长度，1 是绝对值之和。</translation>
    </message>
    <message>
        <source>The power; 0.5 is the square root.</source>
        <translation>幂次；0.5 是平方根。</translation>
    </message>
    <message>
        <source>The probability that a sample of the class gets a higher score than one of another; 0.5 is chance.</source>
        <translation>该类样本的得分高于其他类样本的概率；0.5 相当于随机。</translation>
    </message>
    <message>
        <source>The project asks for the device “{wish}”, but this computer has only {here}. It trains on the CPU; choose the device auto to hide this notice.</source>
        <translation>项目要求使用设备“{wish}”，但这台计算机只有 {here}。将在 CPU 上训练；把设备设为自动即可不再提示。</translation>
    </message>
    <message>
        <source>The radius alone tells the classes apart, but no straight line does.</source>
        <translation>只看半径就能区分两类，但没有直线能做到。</translation>
    </message>
    <message>
        <source>The recovery copy could not be written ({problem}). Save the project to be safe.</source>
        <translation>无法写入恢复副本（{problem}）。请保存项目以防丢失。</translation>
    </message>
    <message>
        <source>The recovery data is damaged. An earlier note is used.</source>
        <translation>恢复数据已损坏。将使用更早的一份。</translation>
    </message>
    <message>
        <source>The recovery folder cannot be read ({problem}).</source>
        <translation>无法读取恢复文件夹（{problem}）。</translation>
    </message>
    <message>
        <source>The result, (N, L, embed_dim).</source>
        <translation>结果，(N, L, embed_dim)。</translation>
    </message>
    <message>
        <source>The result, (N, heads, L, E).</source>
        <translation>结果，(N, heads, L, E)。</translation>
    </message>
    <message>
        <source>The result, with the shape of tgt.</source>
        <translation>结果，形状与 tgt 相同。</translation>
    </message>
    <message>
        <source>The result, with the shape of the first sequence.</source>
        <translation>结果，形状与第一个序列相同。</translation>
    </message>
    <message>
        <source>The reverse of Unfold: (N, C·kernel height·kernel width, L) becomes (N, C, H, W). Where windows overlap their numbers are added, so Fold after Unfold multiplies each pixel by the number of windows over it. L must be the number of places of the window.</source>
        <translation>Unfold 的反向：(N, C·核高·核宽, L) 变成 (N, C, H, W)。窗口重叠之处各数相加，所以先 Unfold 再 Fold 会把每个像素乘以盖住它的窗口数。L 必须等于窗口位置的个数。</translation>
    </message>
    <message>
        <source>The run cannot go on as the same run, because this has changed since: {parts}. Start a new run, or put it back.</source>
        <translation>此运行无法继续，因为之后有改动：{parts}。请开始新的运行，或恢复原状。</translation>
    </message>
    <message>
        <source>The run “{run}” cannot be deleted ({problem}). Close whatever uses its files.</source>
        <translation>无法删除运行“{run}”（{problem}）。请关闭正在使用其文件的程序。</translation>
    </message>
    <message>
        <source>The run “{run}” cannot be written: its folder {folder} is protected or full. Choose another folder for runs.</source>
        <translation>运行“{run}”无法写入：其文件夹 {folder} 受保护或已满。请为运行另选一个文件夹。</translation>
    </message>
    <message>
        <source>The run “{run}” has no checkpoint to go on from. Start a new run.</source>
        <translation>运行“{run}”没有可继续的检查点。请开始新的运行。</translation>
    </message>
    <message>
        <source>The run “{run}” has no test part. Set a test share such as 0.2 and train again.</source>
        <translation>运行“{run}”没有测试部分。请设置测试比例（例如 0.2）后重新训练。</translation>
    </message>
    <message>
        <source>The run “{run}” has no weights yet. Train it for at least one epoch.</source>
        <translation>运行“{run}”还没有权重。请至少训练一轮。</translation>
    </message>
    <message>
        <source>The run “{run}” is being trained already. Wait until it ends.</source>
        <translation>运行“{run}”正在训练中。请等它结束。</translation>
    </message>
    <message>
        <source>The run “{run}” is being trained. Stop it before you delete it.</source>
        <translation>运行“{run}”正在训练。请先停止再删除。</translation>
    </message>
    <message>
        <source>The same block for vectors of 64 numbers.</source>
        <translation>同样的块，用于 64 维向量。</translation>
    </message>
    <message>
        <source>The same for every sample: its batch axis is 1. Use it with Add or Multiply to shift or scale a wire; give it as many axes as the other wire, each 1 or equal. It is not trained.</source>
        <translation>对每个样本都一样：它的批轴是 1。与 Add 或 Multiply 一起用来平移或缩放一条连线；轴数要与另一条连线相同，每个轴为 1 或相等。它不参与训练。</translation>
    </message>
    <message>
        <source>The same forecast from an LSTM, to compare.</source>
        <translation>用 LSTM 做同样的预测，便于比较。</translation>
    </message>
    <message>
        <source>The same network for 13 bands of sound and ten digits, without their times.</source>
        <translation>同样的网络，用于 13 个频带的声音和十个数字，不需要知道它们出现的时间。</translation>
    </message>
    <message>
        <source>The same network with the activation of 1986: see how much slower it learns.</source>
        <translation>同一网络换成 1986 年的激活：看看它学得慢多少。</translation>
    </message>
    <message>
        <source>The same seed makes the same data.</source>
        <translation>相同的种子生成相同的数据。</translation>
    </message>
    <message>
        <source>The second of the two axes.</source>
        <translation>两个轴中的第二个。</translation>
    </message>
    <message>
        <source>The selected layers have no weights to freeze</source>
        <translation>所选的层没有可冻结的权重</translation>
    </message>
    <message>
        <source>The selection</source>
        <translation>所选部分</translation>
    </message>
    <message>
        <source>The sequence that is read, (N, S, d_model).</source>
        <translation>被读取的序列，(N, S, d_model)。</translation>
    </message>
    <message>
        <source>The sequence that is written, (N, T, d_model).</source>
        <translation>要写出的序列，(N, T, d_model)。</translation>
    </message>
    <message>
        <source>The sequence, (N, T) or (N, T, features).</source>
        <translation>序列，(N, T) 或 (N, T, features)。</translation>
    </message>
    <message>
        <source>The sequence, (N, T, features).</source>
        <translation>序列，(N, T, features)。</translation>
    </message>
    <message>
        <source>The shapes of {layer} are not known yet. Wait until they are found, then try again.</source>
        <translation>{layer} 的形状尚不清楚。请等形状求出后再试。</translation>
    </message>
    <message>
        <source>The shapes of {node} are being found.</source>
        <translation>正在求 {node} 的形状。</translation>
    </message>
    <message>
        <source>The shipped data file {name} is missing. Install DL Studio again.</source>
        <translation>随程序提供的数据文件 {name} 不见了。请重新安装 DL Studio。</translation>
    </message>
    <message>
        <source>The shortcut from {source} {short} has one channel, so {node} adds the same numbers to every channel of {wide}. Put a projection on the shortcut.</source>
        <translation>来自 {source} 的捷径 {short} 只有一个通道，所以 {node} 会把同样的数加到 {wide} 的每个通道上。请在捷径上放一个投影。</translation>
    </message>
    <message>
        <source>The size before the MaxPool, where several sizes pool to the same one.</source>
        <translation>MaxPool 之前的大小，用于几种大小池化后相同的情况。</translation>
    </message>
    <message>
        <source>The size of each part; together they are the size of the axis.</source>
        <translation>每份的大小；合计就是该轴的大小。</translation>
    </message>
    <message>
        <source>The size that comes out, as a part of the size that comes in.</source>
        <translation>输出的大小，占输入大小的比例。</translation>
    </message>
    <message>
        <source>The size that comes out, whatever comes in.</source>
        <translation>无论输入多大，输出都是这个大小。</translation>
    </message>
    <message>
        <source>The size that comes out; goes before output_ratio.</source>
        <translation>输出的大小；优先于 output_ratio。</translation>
    </message>
    <message>
        <source>The size that comes out; goes before scale_factor.</source>
        <translation>输出的大小；优先于 scale_factor。</translation>
    </message>
    <message>
        <source>The sizes it becomes; one may be -1.</source>
        <translation>它变成的各个大小；其中一个可以是 -1。</translation>
    </message>
    <message>
        <source>The smaller MobileNetV3, for phones and boards.</source>
        <translation>较小的 MobileNetV3，用于手机和开发板。</translation>
    </message>
    <message>
        <source>The smallest problem that a single layer cannot solve: class 1 where the signs of the two coordinates differ.</source>
        <translation>单层网络解决不了的最小问题：两个坐标符号不同的点属于类别 1。</translation>
    </message>
    <message>
        <source>The start page</source>
        <translation>起始页</translation>
    </message>
    <message>
        <source>The state of the last layer after every step.</source>
        <translation>最后一层在每一步之后的状态。</translation>
    </message>
    <message>
        <source>The step of a weight grows by the second of etas while its gradient keeps its sign, and shrinks by the first when it turns. lr is only the first step, so a schedule changes nothing. Batches that differ mislead it.</source>
        <translation>梯度保持符号时，权重的步长按 etas 的第二个数增大；变号时按第一个数缩小。lr 只是第一步的大小，因此调度不起作用。各批不同会误导它。</translation>
    </message>
    <message>
        <source>The tabs of the last time</source>
        <translation>上次的标签页</translation>
    </message>
    <message>
        <source>The target “{name}” in {file} has shape {shape}, but classes need one number a sample. Store class numbers, or choose the task “numbers”.</source>
        <translation>{file} 中目标“{name}”的形状是 {shape}，而分类任务要求每个样本只有一个数。请保存类别编号，或把任务改为“numbers”。</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>The text classifier for 64 words and sentences of 16.</source>
        <translation>用于 64 个词、句长 16 的文本分类器。</translation>
    </message>
    <message>
        <source>The text is longer than {most} characters. Shorten it.</source>
        <translation>文字超过 {most} 个字符。请缩短。</translation>
    </message>
    <message>
        <source>The text of the code panel, as it was trained. Weights are a file of their own.</source>
        <translation>代码面板中的文本，与训练时完全相同。权重另存为单独的文件。</translation>
    </message>
    <message>
        <source>The training ended in epoch {epoch}, but its weights could not be written: the disk refused them. Free some space, or choose another folder for runs, and train again.</source>
        <translation>训练在第 {epoch} 轮结束，但磁盘拒绝写入，权重没有保存。请腾出空间，或为运行另选一个文件夹，然后重新训练。</translation>
    </message>
    <message>
        <source>The training ended without a word. Its records hold what was done.</source>
        <translation>训练意外结束，没有任何说明。已完成的部分保存在记录中。</translation>
    </message>
    <message>
        <source>The training failed.</source>
        <translation>训练失败。</translation>
    </message>
    <message>
        <source>The training has not stopped yet. Try again in a moment.</source>
        <translation>训练尚未停止，请稍后再试。</translation>
    </message>
    <message>
        <source>The training is being prepared</source>
        <translation>正在准备训练</translation>
    </message>
    <message>
        <source>The training loss jumps up and down instead of falling. Lower the learning rate, for example to a tenth, or clip the gradients at norm 1.</source>
        <translation>训练损失上下跳动而不下降。请降低学习率，例如降到十分之一，或将梯度按范数 1 裁剪。</translation>
    </message>
    <message>
        <source>The training settings cannot take this value for {name}.</source>
        <translation>训练设置 {name} 不能取这个值。</translation>
    </message>
    <message>
        <source>The usual start for biases, and for the last factor of a residual branch, which then begins as nothing. A whole weight matrix of zeros learns nothing useful.</source>
        <translation>偏置通常这样开始；残差分支最后的系数也是，这样分支一开始不起作用。整个权重矩阵都为 0 则学不到有用的东西。</translation>
    </message>
    <message>
        <source>The usual start for the factors of a normalization.</source>
        <translation>归一化的系数通常这样开始。</translation>
    </message>
    <message>
        <source>The value that very negative numbers approach, with a minus.</source>
        <translation>很小的负数所趋近的值（带负号）。</translation>
    </message>
    <message>
        <source>The value.</source>
        <translation>取的值。</translation>
    </message>
    <message>
        <source>The weights of the run {run} cannot be read or do not fit its network. Train again, or export another run.</source>
        <translation>运行 {run} 的权重无法读取，或与其网络不符。请重新训练，或导出其他运行。</translation>
    </message>
    <message>
        <source>The weights of the run “{run}” do not fit its network, so one of them was changed. Train again, or choose another run.</source>
        <translation>运行“{run}”的权重与其网络不符，说明其中之一被改动过。请重新训练，或选择其他运行。</translation>
    </message>
    <message>
        <source>The weights of {other} cannot be shared here, because it stands in another graph: only nodes that stand beside each other share weights. Put both into one block.</source>
        <translation>{other} 的权重不能在这里共享，因为它在另一个图里：只有同一个图中的节点才能共享权重。请把两者放进同一个块。</translation>
    </message>
    <message>
        <source>The weights “{file}” cannot be read ({problem}). Train again, or choose another run.</source>
        <translation>权重“{file}”无法读取（{problem}）。请重新训练，或选择其他运行。</translation>
    </message>
    <message>
        <source>The window of {layer} ({kernel}) is larger than its input {shape}. Use a smaller kernel_size, more padding, or fewer pooling layers before it.</source>
        <translation>{layer} 的窗口（{kernel}）比它的输入 {shape} 还大。请减小 kernel_size、增大填充，或减少前面的池化层。</translation>
    </message>
    <message>
        <source>The window opens one file, but it was given more: {found}. Name one file, or put a command such as check before it.</source>
        <translation>窗口只打开一个文件，却给出了多个：{found}。请只指定一个文件，或在前面加上 check 之类的命令。</translation>
    </message>
    <message>
        <source>The windows are chosen so that output_size of them cover the image; 1 gives the mean of each channel (global average pooling). Put a Flatten behind it before a Linear.</source>
        <translation>窗口的选法使 output_size 个窗口盖住整幅图像；1 给出每个通道的平均值（全局平均池化）。在 Linear 之前，请在它后面放一个 Flatten。</translation>
    </message>
    <message>
        <source>The windows are chosen so that output_size of them cover the signal; 1 gives the mean of each channel. Put a Flatten behind it before a Linear.</source>
        <translation>窗口的选法使 output_size 个窗口盖住整个信号；1 给出每个通道的平均值。在 Linear 之前，请在它后面放一个 Flatten。</translation>
    </message>
    <message>
        <source>The windows are chosen so that output_size of them cover the volume; window i along an axis of size D goes from ⌊i·D / D′⌋ to ⌈(i + 1)·D / D′⌉. 1 gives the mean of each channel.</source>
        <translation>窗口的选法使 output_size 个窗口盖住整个体数据；在大小为 D 的轴上，第 i 个窗口从 ⌊i·D / D′⌋ 到 ⌈(i + 1)·D / D′⌉。1 给出每个通道的平均值。</translation>
    </message>
    <message>
        <source>The wire from {source} to {target} has an end that does not exist. Remove it.</source>
        <translation>从 {source} 到 {target} 的连线有一端并不存在。请移除它。</translation>
    </message>
    <message>
        <source>The {part} part has no sample of: {names}. Use stratified parts, a larger share or more data.</source>
        <translation>{part}部分没有这些类别的样本：{names}。请使用分层划分、更大的比例或更多数据。</translation>
    </message>
    <message>
        <source>Theirs removed the block {name}, which ours changed. It was kept.</source>
        <translation>对方删除了块 {name}，而我方修改了它。已保留。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Theme as the system</source>
        <translation>主题跟随系统</translation>
    </message>
    <message>
        <source>There are no copied layers to paste. Select layers and copy them first.</source>
        <translation>没有可粘贴的层。请先选择层并复制。</translation>
    </message>
    <message>
        <source>There is a block called “{name}” already. Choose another name.</source>
        <translation>已经有名为“{name}”的块。请换一个名称。</translation>
    </message>
    <message>
        <source>There is already a node with the id {id}.</source>
        <translation>已经有标识为 {id} 的节点。</translation>
    </message>
    <message>
        <source>There is no block</source>
        <translation>没有块</translation>
    </message>
    <message>
        <source>There is no block called {name}.</source>
        <translation>没有名为 {name} 的块。</translation>
    </message>
    <message>
        <source>There is no block called “{block}” in this project. Insert it from its file or from a library, draw it anew, or delete this node.</source>
        <translation>本项目中没有名为“{block}”的块。请从文件或块库插入它，重新绘制它，或删除此节点。</translation>
    </message>
    <message>
        <source>There is no bookmark {number} yet. Press {keys} to keep what is seen now.</source>
        <translation>还没有书签 {number}。按 {keys} 可存下当前视图。</translation>
    </message>
    <message>
        <source>There is no command</source>
        <translation>没有此命令</translation>
    </message>
    <message>
        <source>There is no data source “{key}”. Choose one in the data panel.</source>
        <translation>没有名为“{key}”的数据源。请在数据面板中选择。</translation>
    </message>
    <message>
        <source>There is no format called “{format}”. Use one of: {formats}.</source>
        <translation>没有名为“{format}”的格式。请使用：{formats}。</translation>
    </message>
    <message>
        <source>There is no frame or note with the id {id}.</source>
        <translation>没有 id 为 {id} 的框或便笺。</translation>
    </message>
    <message>
        <source>There is no layer</source>
        <translation>没有层</translation>
    </message>
    <message>
        <source>There is no layer called</source>
        <translation>没有名为以下名称的层：</translation>
    </message>
    <message>
        <source>There is no layer “{layer}”.</source>
        <translation>没有名为“{layer}”的层。</translation>
    </message>
    <message>
        <source>There is no loss called “{name}”.</source>
        <translation>没有名为“{name}”的损失。</translation>
    </message>
    <message>
        <source>There is no node with the id {id}.</source>
        <translation>没有标识为 {id} 的节点。</translation>
    </message>
    <message>
        <source>There is no own layer</source>
        <translation>没有自定义层</translation>
    </message>
    <message>
        <source>There is no parameter</source>
        <translation>没有参数</translation>
    </message>
    <message>
        <source>There is no parameter “{name}” in this block. There are: {known}. Correct the name, or add the parameter to the block.</source>
        <translation>这个块没有参数“{name}”。现有：{known}。请改正名称，或给块添加这个参数。</translation>
    </message>
    <message>
        <source>There is no run yet. Train the project once, then compare.</source>
        <translation>还没有运行。请先训练一次，再作比较。</translation>
    </message>
    <message>
        <source>There is no screen here for a window. Use a command instead; dlstudio --help lists them.</source>
        <translation>这里没有可显示窗口的屏幕。请改用命令；dlstudio --help 会列出所有命令。</translation>
    </message>
    <message>
        <source>There is no template called “{key}”. Use one of: {keys}.</source>
        <translation>没有名为“{key}”的模板。请使用：{keys}。</translation>
    </message>
    <message>
        <source>There is no {kind}</source>
        <translation>没有 {kind}</translation>
    </message>
    <message>
        <source>There is no {what} “{key}” in this version. Choose one of: {names}.</source>
        <translation>此版本中没有{what}“{key}”。请选择：{names}。</translation>
    </message>
    <message>
        <source>There is nothing to draw. Add or select a layer first.</source>
        <translation>没有可绘制的内容。请先添加或选择一个层。</translation>
    </message>
    <message>
        <source>These two are connected already.</source>
        <translation>这两个端口已经连接。</translation>
    </message>
    <message>
        <source>These weights have learned nothing yet. Train first to export a trained network.</source>
        <translation>这些权重还没有学到任何东西。要导出训练好的网络，请先训练。</translation>
    </message>
    <message>
        <source>Thirteen 3×3 convolutions and three Linear layers, which hold most weights.</source>
        <translation>十三层 3×3 卷积和三个 Linear 层，大部分权重在后者。</translation>
    </message>
    <message>
        <source>Thirteen chemical measurements of 178 wines of three cultivars.</source>
        <translation>三个葡萄品种共 178 种酒的十三项化学指标。</translation>
    </message>
    <message>
        <source>Thirty measurements of cell nuclei of 569 samples, malignant or benign.</source>
        <translation>569 个样本的三十项细胞核测量值，分恶性和良性。</translation>
    </message>
    <message>
        <source>Thirty-three bottlenecks, most of them in the third stage.</source>
        <translation>三十三个瓶颈块，大多在第三阶段。</translation>
    </message>
    <message>
        <source>This cannot be kept as a bookmark. Shorten its name.</source>
        <translation>无法存为书签。请缩短名称。</translation>
    </message>
    <message>
        <source>This computer has no device “{device}”. Training will use the CPU.</source>
        <translation>这台计算机没有设备“{device}”。训练将使用 CPU。</translation>
    </message>
    <message>
        <source>This is no whole Python code: line {line} cannot be read. Copy it with all its brackets.</source>
        <translation>这不是完整的 Python 代码：第 {line} 行无法读取。请连同所有括号一起复制。</translation>
    </message>
    <message>
        <source>This is not an event of a run: {line}</source>
        <translation>这不是运行的事件：{line}</translation>
    </message>
    <message>
        <source>This is the code that would run on this machine, with all that you may do: to find shapes, to train, to export. Trust it only if you wrote it or have read it. The trust holds for this very text and this machine; when the file is changed, you are asked again.</source>
        <translation>这是将在本机以你的权限运行的代码：用来求形状、训练和导出。只有当它是你写的或你已读过时，才信任它。信任只对这份文本和这台机器有效；文件改动后会再次询问。</translation>
    </message>
    <message>
        <source>This network cannot be written as {format}; torch says: {reason}. Export it in another format.</source>
        <translation>此网络无法写成 {format} 格式；torch 提示：{reason}。请改用其他格式导出。</translation>
    </message>
    <message>
        <source>This node gives no output. Start the wire at another one.</source>
        <translation>该节点没有输出。请从其他节点引出连线。</translation>
    </message>
    <message>
        <source>This node takes no input. End the wire at another one.</source>
        <translation>该节点不接收输入。请把连线接到其他节点。</translation>
    </message>
    <message>
        <source>This place in another tab</source>
        <translation>在另一标签页中打开此处</translation>
    </message>
    <message>
        <source>This project was never saved. Save it once, then compare.</source>
        <translation>此项目从未保存过。请先保存一次，再作比较。</translation>
    </message>
    <message>
        <source>This stands in the way of a training:</source>
        <translation>训练前需要先解决：</translation>
    </message>
    <message>
        <source>This text cannot be read as Python code. Copy only the layers you need.</source>
        <translation>这段文本无法作为 Python 代码读取。请只复制需要的层。</translation>
    </message>
    <message>
        <source>This text holds more than {most} layers. Copy a part of it.</source>
        <translation>这段文本中的层超过 {most} 个。请只复制其中一部分。</translation>
    </message>
    <message>
        <source>This text is too long to be read as code. Copy only the layers you need.</source>
        <translation>这段文本太长，无法作为代码读取。请只复制需要的层。</translation>
    </message>
    <message>
        <source>This version does not know the layer {layer}. It is kept.</source>
        <translation>此版本不认识层 {layer}，但会予以保留。</translation>
    </message>
    <message>
        <source>This would close a loop, but a network runs once from inputs to outputs. Choose a node further on.</source>
        <translation>这样会形成环路，而网络只能从输入到输出运行一遍。请选择更靠后的节点。</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>Three basic blocks of 16, 32 and 64 channels, for coloured shapes.</source>
        <translation>三个基本块，通道数为 16、32 和 64，用于彩色图形。</translation>
    </message>
    <message>
        <source>Three channels, red, green and blue, or one of brightness.</source>
        <translation>红、绿、蓝三个通道，或一个亮度通道。</translation>
    </message>
    <message>
        <source>Three convolutions</source>
        <translation>三层卷积</translation>
    </message>
    <message>
        <source>Three dense blocks of three layers, for digits.</source>
        <translation>三个密集块，每块三层，用于数字。</translation>
    </message>
    <message>
        <source>Three hidden layers bend the plane around two spirals.</source>
        <translation>三个隐藏层让平面绕着两条螺旋弯曲。</translation>
    </message>
    <message>
        <source>Three inputs, three weights, one bias and a Sigmoid: four numbers to learn.</source>
        <translation>三个输入、三个权重、一个偏置和一个 Sigmoid：要学四个数。</translation>
    </message>
    <message>
        <source>Three kinds of iris from four lengths (Fisher 1936).</source>
        <translation>由四个长度区分三种鸢尾花（Fisher，1936）。</translation>
    </message>
    <message>
        <source>Three pairs of 3×3 convolutions, for coloured shapes of 32×32.</source>
        <translation>三对 3×3 卷积，用于 32×32 的彩色形状。</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Threshold</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Time from an edit until it is safe against a crash.</source>
        <translation>从编辑到写入恢复副本的时间。</translation>
    </message>
    <message>
        <source>Title of the frame</source>
        <translation>框的标题</translation>
    </message>
    <message>
        <source>Title of the project</source>
        <translation>项目标题</translation>
    </message>
    <message>
        <source>Title: {old} → {new}</source>
        <translation>标题：{old} → {new}</translation>
    </message>
    <message>
        <source>To</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>To predict</source>
        <translation>预测内容</translation>
    </message>
    <message>
        <source>To the training</source>
        <translation>去训练</translation>
    </message>
    <message>
        <source>To {port}: Enter connects, the arrows go on, Esc lets go.</source>
        <translation>到 {port}：按 Enter 连接，方向键继续选择，Esc 放开。</translation>
    </message>
    <message>
        <source>Took away the wire {wire}</source>
        <translation>移除连线 {wire}</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Top-k accuracy</source>
        <translation>Top-k 准确率</translation>
    </message>
    <message>
        <source>TopK</source>
        <translation>TopK</translation>
    </message>
    <message>
        <source>TopK takes k={k} {k:number|numbers}, but axis {axis} of {shape} has only {size}. Set k to {size} or less.</source>
        <translation>TopK 取 k={k} 个数，但 {shape} 的轴 {axis} 只有 {size} 个。请把 k 设为 {size} 或更小。</translation>
    </message>
    <message>
        <source>TorchScript</source>
        <translation>TorchScript</translation>
    </message>
    <message>
        <source>TorchScript is deprecated in torch; .pt2 is the format that replaces it.</source>
        <translation>TorchScript 在 torch 中已弃用；取代它的格式是 .pt2。</translation>
    </message>
    <message>
        <source>Toy detector</source>
        <translation>玩具检测器</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Train a project.</source>
        <translation>训练项目。</translation>
    </message>
    <message>
        <source>Train {node} as {lender}</source>
        <translation>按 {lender} 的方式训练 {node}</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Training has no setting</source>
        <translation>训练没有设置项</translation>
    </message>
    <message>
        <source>Training leaves the layer as it is: no step changes its parameters, and batch normalization keeps its running statistics and uses them as in evaluation. Dropout stays on.</source>
        <translation>训练不改变该层：任何一步都不改它的参数；批归一化保持其运行统计量，并像评估时一样使用它们。Dropout 照常起作用。</translation>
    </message>
    <message>
        <source>Training needs data, but none is chosen. Choose a source in the data panel.</source>
        <translation>训练需要数据，但尚未选择。请在数据面板中选择数据源。</translation>
    </message>
    <message>
        <source>Training on {device}, {threads} {threads:thread|threads}: {train} {train:sample|samples}, {validation} for validation, {test} for the test</source>
        <translation>在 {device} 上训练，{threads} 个线程：{train} 个训练样本，{validation} 个用于验证，{test} 个用于测试</translation>
    </message>
    <message>
        <source>Training project</source>
        <translation>训练项目</translation>
    </message>
    <message>
        <source>Training settings differ that this version does not know</source>
        <translation>此版本不认识的训练设置有差异</translation>
    </message>
    <message>
        <source>Training stopped at {node}: {problem}. Check the settings of this layer and what is wired to it.</source>
        <translation>训练停在 {node}：{problem}。请检查该层的设置及其连线。</translation>
    </message>
    <message>
        <source>Training stopped because of an unexpected error: {problem}. The details are in run.json of the run; please report them.</source>
        <translation>训练因意外错误而停止：{problem}。详情在该运行的 run.json 中；请报告此问题。</translation>
    </message>
    <message>
        <source>Training value not allowed</source>
        <translation>训练取值不允许</translation>
    </message>
    <message>
        <source>Training will use the CPU.</source>
        <translation>训练将使用 CPU。</translation>
    </message>
    <message>
        <source>Training · validation · test</source>
        <translation>训练 · 验证 · 测试</translation>
    </message>
    <message>
        <source>Training, batch {batch}</source>
        <translation>训练内存，批大小 {batch}</translation>
    </message>
    <message>
        <source>Transformer</source>
        <translation>Transformer</translation>
    </message>
    <message>
        <source>Transformer block</source>
        <translation>Transformer 块</translation>
    </message>
    <message>
        <source>TransformerDecoder</source>
        <translation>TransformerDecoder</translation>
    </message>
    <message>
        <source>TransformerDecoderLayer</source>
        <translation>TransformerDecoderLayer</translation>
    </message>
    <message>
        <source>TransformerEncoder</source>
        <translation>TransformerEncoder</translation>
    </message>
    <message>
        <source>TransformerEncoderLayer</source>
        <translation>TransformerEncoderLayer</translation>
    </message>
    <message>
        <source>Transformers</source>
        <translation>Transformer</translation>
    </message>
    <message>
        <source>Transpose</source>
        <translation>Transpose</translation>
    </message>
    <message>
        <source>Triplet</source>
        <translation>三元组</translation>
    </message>
    <message>
        <source>Triplet by cosine</source>
        <translation>余弦三元组</translation>
    </message>
    <message>
        <source>True relative sizes. Features: {along}</source>
        <translation>按真实比例绘制。特征：{along}</translation>
    </message>
    <message>
        <source>True relative sizes. Height and width: {across}; channels and features: {along}</source>
        <translation>按真实比例绘制。高和宽：{across}；通道和特征：{along}</translation>
    </message>
    <message>
        <source>True where a query may look, (L, S) or (N, heads, L, S).</source>
        <translation>查询可以看的地方为真，(L, S) 或 (N, heads, L, S)。</translation>
    </message>
    <message>
        <source>True where a query must not look, (L, S).</source>
        <translation>查询不可看的地方为真，(L, S)。</translation>
    </message>
    <message>
        <source>True where a step is to be ignored, (N, S) bool.</source>
        <translation>在应忽略的步上为真，(N, S) bool。</translation>
    </message>
    <message>
        <source>True where a step must not look, (L, S).</source>
        <translation>某一步不能看的地方为真，(L, S)。</translation>
    </message>
    <message>
        <source>True where at least one wire is true.</source>
        <translation>至少一条连线为真处为真。</translation>
    </message>
    <message>
        <source>True where both wires are true.</source>
        <translation>两条连线都为真处为真。</translation>
    </message>
    <message>
        <source>Trust a file of own layers</source>
        <translation>信任自定义层文件</translation>
    </message>
    <message>
        <source>Trust a file of own layers.</source>
        <translation>信任一个自定义层文件。</translation>
    </message>
    <message>
        <source>Trust this file</source>
        <translation>信任此文件</translation>
    </message>
    <message>
        <source>Truth values: true is replaced.</source>
        <translation>真值：真的位置被替换。</translation>
    </message>
    <message>
        <source>Truth values: true takes input, false takes other.</source>
        <translation>真值：真取 input，假取 other。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Try an example</source>
        <translation>试试示例</translation>
    </message>
    <message>
        <source>Turn clip_norm off</source>
        <translation>关闭 clip_norm</translation>
    </message>
    <message>
        <source>Turn early stopping off</source>
        <translation>关闭提前停止</translation>
    </message>
    <message>
        <source>Turn the wheel to zoom; hold Space and drag to move; F shows all</source>
        <translation>滚轮缩放；按住空格拖动可平移；按 F 显示全部</translation>
    </message>
    <message>
        <source>Turns axes around: the last place becomes the first.</source>
        <translation>翻转轴：最后一个位置变成第一个。</translation>
    </message>
    <message>
        <source>Turns class numbers into rows with a single 1.</source>
        <translation>把类别编号变成只有一个 1 的行。</translation>
    </message>
    <message>
        <source>Turns distances into probabilities: the smallest gets the most.</source>
        <translation>把距离变成概率：最小的得到最多。</translation>
    </message>
    <message>
        <source>Turns numbers into another dtype.</source>
        <translation>把数变成另一种 dtype。</translation>
    </message>
    <message>
        <source>Turns queries or keys by angles that tell their place.</source>
        <translation>按表示位置的角度旋转查询或键。</translation>
    </message>
    <message>
        <source>Turns scores into logarithms of probabilities.</source>
        <translation>把得分变成概率的对数。</translation>
    </message>
    <message>
        <source>Turns scores into probabilities that sum to 1.</source>
        <translation>把得分变成总和为 1 的概率。</translation>
    </message>
    <message>
        <source>Turns the channels of each pixel into probabilities.</source>
        <translation>把每个像素的各通道变成概率。</translation>
    </message>
    <message>
        <source>Turns the sign of each number.</source>
        <translation>改变每个数的符号。</translation>
    </message>
    <message>
        <source>Turns true into false and false into true.</source>
        <translation>把真变成假，把假变成真。</translation>
    </message>
    <message>
        <source>Tversky</source>
        <translation>Tversky</translation>
    </message>
    <message>
        <source>Twelve blocks that look back only; the head tells the next word with the vectors of the embedding.</source>
        <translation>十二个只看前文的块；输出头用词嵌入的向量预测下一个词。</translation>
    </message>
    <message>
        <source>Twelve blocks that look both ways, with the pooler: states of whole sentences.</source>
        <translation>十二个双向观察的块加汇聚层：得到整句的状态。</translation>
    </message>
    <message>
        <source>Two 3×3 convolutions whose result is added to what came in.</source>
        <translation>两个 3×3 卷积，结果与输入相加。</translation>
    </message>
    <message>
        <source>Two Inception modules with normalization, for digits.</source>
        <translation>两个带归一化的 Inception 模块，用于数字。</translation>
    </message>
    <message>
        <source>Two LSTM layers: the second reads what the first has understood.</source>
        <translation>两个 LSTM 层：第二层读取第一层理解的内容。</translation>
    </message>
    <message>
        <source>Two Transformer blocks and the mean of their states: is the sentence kind or not?</source>
        <translation>两个 Transformer 块，状态取平均：这句话是褒是贬？</translation>
    </message>
    <message>
        <source>Two blocks that look back only and say the next of 26 words.</source>
        <translation>两个只向前看的块，从 26 个词中说出下一个词。</translation>
    </message>
    <message>
        <source>Two circles</source>
        <translation>双圆</translation>
    </message>
    <message>
        <source>Two classes with one output: BCE with logits.</source>
        <translation>两个类别、一个输出：带 logits 的 BCE。</translation>
    </message>
    <message>
        <source>Two columns of {file} are called “{column}”. Give each its own name.</source>
        <translation>{file} 中有两列都叫“{column}”。请给它们不同的名称。</translation>
    </message>
    <message>
        <source>Two convolutions</source>
        <translation>两层卷积</translation>
    </message>
    <message>
        <source>Two convolutions with pooling, then two Linear layers, for pictures of 32×32.</source>
        <translation>两层卷积加池化，再接两个 Linear 层，用于 32×32 的图片。</translation>
    </message>
    <message>
        <source>Two convolutions; their maps go across, and half as large ones go down.</source>
        <translation>两次卷积；特征图一路横向传出，一路减半后继续向下。</translation>
    </message>
    <message>
        <source>Two gates instead of three: almost an LSTM, with a quarter fewer weights.</source>
        <translation>两个门代替三个：几乎等同 LSTM，权重少四分之一。</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>双月</translation>
    </message>
    <message>
        <source>Two nodes have the same name; the code gives the second a number.</source>
        <translation>两个节点同名；代码会给第二个加上编号。</translation>
    </message>
    <message>
        <source>Two or more wires.</source>
        <translation>两条或更多连线。</translation>
    </message>
    <message>
        <source>Two parameters are called “{name}”. Give one another name.</source>
        <translation>有两个参数都叫“{name}”。请给其中一个换名称。</translation>
    </message>
    <message>
        <source>Two recurrent layers with dropout between them.</source>
        <translation>两个循环层，中间有 dropout。</translation>
    </message>
    <message>
        <source>Two residual steps (He et al. 2015): what goes in is added to what comes out.</source>
        <translation>两个残差步骤（He 等，2015）：输入被加到输出上。</translation>
    </message>
    <message>
        <source>Two small inputs that only together say the class.</source>
        <translation>两个小输入，只有合在一起才能说出类别。</translation>
    </message>
    <message>
        <source>Two spirals</source>
        <translation>双螺旋</translation>
    </message>
    <message>
        <source>Two views of a sample must find each other among all samples of the batch.</source>
        <translation>同一样本的两个视图必须在整批样本中找到彼此。</translation>
    </message>
    <message>
        <source>Two wires into one port</source>
        <translation>一个端口接了两条连线</translation>
    </message>
    <message>
        <source>U(a, b). torch's Linear and Conv layers start so, with ±1/√fan_in.</source>
        <translation>U(a, b)。torch 的 Linear 和 Conv 层这样开始，取 ±1/√fan_in。</translation>
    </message>
    <message>
        <source>U(−b, b) with b = gain·√(3 / fan). He et al. 2015, for layers before a ReLU; the gain follows from nonlinearity.</source>
        <translation>U(−b, b)，b = gain·√(3 / fan)。He 等 2015，用于 ReLU 之前的层；gain 由 nonlinearity 决定。</translation>
    </message>
    <message>
        <source>U(−b, b) with b = gain·√(6 / (fan_in + fan_out)). Glorot and Bengio 2010: fan_in numbers go into an output, and a number goes into fan_out.</source>
        <translation>U(−b, b)，b = gain·√(6 / (fan_in + fan_out))。Glorot 与 Bengio 2010：fan_in 是进入一个输出的数的个数，fan_out 是一个数进入的输出的个数。</translation>
    </message>
    <message>
        <source>U-Net</source>
        <translation>U-Net</translation>
    </message>
    <message>
        <source>U-Net as it is trained today, for pictures in colour.</source>
        <translation>如今常用的 U-Net 训练方式，用于彩色图片。</translation>
    </message>
    <message>
        <source>U-Net down</source>
        <translation>U-Net 下行</translation>
    </message>
    <message>
        <source>U-Net up</source>
        <translation>U-Net 上行</translation>
    </message>
    <message>
        <source>U-Net with batch normalization</source>
        <translation>带批归一化的 U-Net</translation>
    </message>
    <message>
        <source>U-Net with two steps down and two up, for pictures of 32×32.</source>
        <translation>两次向下、两次向上的 U-Net，用于 32×32 的图片。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: {step}</source>
        <translation>撤销：{step}</translation>
    </message>
    <message>
        <source>Unflatten</source>
        <translation>Unflatten</translation>
    </message>
    <message>
        <source>Unflatten cannot turn axis {axis} of {shape}, {have}, into {wanted}. Choose sizes whose product is {have}; one of them may be -1.</source>
        <translation>Unflatten 无法把 {shape} 的轴 {axis}（{have}）变成 {wanted}。请选择乘积为 {have} 的大小；其中一个可以是 -1。</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Unfold</translation>
    </message>
    <message>
        <source>Unfold the panels below</source>
        <translation>展开下方面板</translation>
    </message>
    <message>
        <source>Unfreeze</source>
        <translation>解冻</translation>
    </message>
    <message>
        <source>Unfreeze all</source>
        <translation>全部解冻</translation>
    </message>
    <message>
        <source>Unit: {unit}</source>
        <translation>单位：{unit}</translation>
    </message>
    <message>
        <source>Unknown block</source>
        <translation>未知的块</translation>
    </message>
    <message>
        <source>Unknown initializer</source>
        <translation>未知的初始化方法</translation>
    </message>
    <message>
        <source>Unknown layer</source>
        <translation>未知的层</translation>
    </message>
    <message>
        <source>Unknown name in an expression</source>
        <translation>表达式中有未知名称</translation>
    </message>
    <message>
        <source>Unknown parameter</source>
        <translation>未知的参数</translation>
    </message>
    <message>
        <source>Unknown training entry</source>
        <translation>未知的训练条目</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Unmute {node}</source>
        <translation>启用 {node}</translation>
    </message>
    <message>
        <source>Unpack block</source>
        <translation>拆开块</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>未保存的工作</translation>
    </message>
    <message>
        <source>Unsaved work on {count} {count:project|projects} was kept.</source>
        <translation>保留了 {count} 个项目未保存的工作。</translation>
    </message>
    <message>
        <source>Unsaved work on “{title}” from {time} was kept.</source>
        <translation>保留了“{title}”在 {time} 未保存的工作。</translation>
    </message>
    <message>
        <source>Unsqueeze</source>
        <translation>Unsqueeze</translation>
    </message>
    <message>
        <source>Unsqueeze has dim={dim}, but the new axis of {shape} can stand at 1 to {last}. Set dim to one of them.</source>
        <translation>Unsqueeze 的 dim={dim}，但 {shape} 的新轴只能放在 1 到 {last}。请把 dim 设为其中之一。</translation>
    </message>
    <message>
        <source>Unsqueeze with dim={dim} would move the batch axis of {shape}. Set dim to {next} or more.</source>
        <translation>dim={dim} 的 Unsqueeze 会移动 {shape} 的批轴。请把 dim 设为 {next} 或更大。</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Untrained, fresh from the seed</source>
        <translation>未训练，由种子生成</translation>
    </message>
    <message>
        <source>Upper bound.</source>
        <translation>上界。</translation>
    </message>
    <message>
        <source>Upsample</source>
        <translation>Upsample</translation>
    </message>
    <message>
        <source>UpsamplingBilinear2d</source>
        <translation>UpsamplingBilinear2d</translation>
    </message>
    <message>
        <source>UpsamplingNearest2d</source>
        <translation>UpsamplingNearest2d</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Use a Sigmoid in its place.</source>
        <translation>请改用 Sigmoid。</translation>
    </message>
    <message>
        <source>Use minus infinity</source>
        <translation>使用负无穷</translation>
    </message>
    <message>
        <source>Use the block {name}</source>
        <translation>使用块 {name}</translation>
    </message>
    <message>
        <source>Use the default of {name}</source>
        <translation>使用 {name} 的默认值</translation>
    </message>
    <message>
        <source>Use the device auto</source>
        <translation>自动选择设备</translation>
    </message>
    <message>
        <source>Use the handwritten digits</source>
        <translation>使用手写数字</translation>
    </message>
    <message>
        <source>Use the weight of {lender}</source>
        <translation>使用 {lender} 的权重</translation>
    </message>
    <message>
        <source>Use the weights of {lender}</source>
        <translation>使用 {lender} 的权重</translation>
    </message>
    <message>
        <source>Use torch's own initialization</source>
        <translation>使用 torch 自己的初始化</translation>
    </message>
    <message>
        <source>Use weights of its own</source>
        <translation>使用自己的权重</translation>
    </message>
    <message>
        <source>Use {layer} of {file}</source>
        <translation>改用 {file} 中的 {layer}</translation>
    </message>
    <message>
        <source>Use {loss}</source>
        <translation>使用 {loss}</translation>
    </message>
    <message>
        <source>Use {loss} and remove {node}</source>
        <translation>使用 {loss} 并移除 {node}</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>使用 {name}</translation>
    </message>
    <message>
        <source>Use {optimizer}</source>
        <translation>使用 {optimizer}</translation>
    </message>
    <message>
        <source>Used once: {names}</source>
        <translation>使用一次：{names}</translation>
    </message>
    <message>
        <source>Used {count} {count:time|times}; a change reaches all: {names}</source>
        <translation>使用 {count} 次，改动会影响所有使用处：{names}</translation>
    </message>
    <message>
        <source>Uses only the signs of the gradients; for the whole data in one batch.</source>
        <translation>只用梯度的符号；适合整份数据作为一批。</translation>
    </message>
    <message>
        <source>Usual keys</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Usual keys everywhere</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>Usual size of an error as a share of the size of the targets.</source>
        <translation>通常的误差大小与目标大小之比。</translation>
    </message>
    <message>
        <source>Usual size of an error, in units of the target.</source>
        <translation>误差的通常大小，单位与目标相同。</translation>
    </message>
    <message>
        <source>VAE bottleneck</source>
        <translation>VAE 瓶颈</translation>
    </message>
    <message>
        <source>VGG-11</source>
        <translation>VGG-11</translation>
    </message>
    <message>
        <source>VGG-11 with batch normalization</source>
        <translation>带批归一化的 VGG-11</translation>
    </message>
    <message>
        <source>VGG-11 with normalization after each convolution: it trains without care.</source>
        <translation>每层卷积后都做归一化的 VGG-11：训练起来不费心。</translation>
    </message>
    <message>
        <source>VGG-13</source>
        <translation>VGG-13</translation>
    </message>
    <message>
        <source>VGG-16</source>
        <translation>VGG-16</translation>
    </message>
    <message>
        <source>VGG-16 with batch normalization</source>
        <translation>带批归一化的 VGG-16</translation>
    </message>
    <message>
        <source>VGG-16 with normalization after each convolution.</source>
        <translation>每层卷积后都做归一化的 VGG-16。</translation>
    </message>
    <message>
        <source>VGG-19</source>
        <translation>VGG-19</translation>
    </message>
    <message>
        <source>VGG-19 with batch normalization</source>
        <translation>带批归一化的 VGG-19</translation>
    </message>
    <message>
        <source>VGG-19 with normalization after each convolution.</source>
        <translation>每层卷积后都做归一化的 VGG-19。</translation>
    </message>
    <message>
        <source>Validation and test take all samples.</source>
        <translation>验证和测试占用了所有样本。</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>验证比例</translation>
    </message>
    <message>
        <source>Value not allowed</source>
        <translation>取值不允许</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>参数值</translation>
    </message>
    <message>
        <source>Var</source>
        <translation>Var</translation>
    </message>
    <message>
        <source>Variational autoencoder</source>
        <translation>变分自编码器</translation>
    </message>
    <message>
        <source>Vectors of user and film are joined and read by three Linear layers.</source>
        <translation>把用户和电影的向量合在一起，由三个 Linear 层读取。</translation>
    </message>
    <message>
        <source>Vectors of words, an LSTM that reads them, dropout and two classes.</source>
        <translation>词向量、读取它们的 LSTM、dropout 和两个类别。</translation>
    </message>
    <message>
        <source>Very large layer</source>
        <translation>过大的层</translation>
    </message>
    <message>
        <source>ViT patch stem</source>
        <translation>ViT 切块入口</translation>
    </message>
    <message>
        <source>ViT-B with patches of 32 pixels: a quarter of the steps.</source>
        <translation>每块 32 像素的 ViT-B：步数只有四分之一。</translation>
    </message>
    <message>
        <source>ViT-B/16</source>
        <translation>ViT-B/16</translation>
    </message>
    <message>
        <source>ViT-B/32</source>
        <translation>ViT-B/32</translation>
    </message>
    <message>
        <source>ViT-L/16</source>
        <translation>ViT-L/16</translation>
    </message>
    <message>
        <source>W, arrows, Enter, arrows, Enter</source>
        <translation>W，方向键，Enter，方向键，Enter</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Weighs each number by how large it is; the usual choice in transformers.</source>
        <translation>按大小给每个数加权；Transformer 中常用。</translation>
    </message>
    <message>
        <source>Weighs the steps of a sequence and adds them up; the weights can be looked at.</source>
        <translation>给序列的每一步加权后求和；权重可以查看。</translation>
    </message>
    <message>
        <source>Weight cannot be tied</source>
        <translation>权重不能共用</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Weight of</source>
        <translation>权重取自</translation>
    </message>
    <message>
        <source>Weight of the running mean in the step, and how slowly it changes.</source>
        <translation>滑动平均在一步中的份量，以及它变化的快慢。</translation>
    </message>
    <message>
        <source>Weight of the sum.</source>
        <translation>求和项的权重。</translation>
    </message>
    <message>
        <source>Weighted percentage error</source>
        <translation>加权百分比误差</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Weights and buffers as safetensors; the file holds no code.</source>
        <translation>以 safetensors 保存权重和缓冲区；文件不含代码。</translation>
    </message>
    <message>
        <source>Weights cannot be shared</source>
        <translation>权重无法共享</translation>
    </message>
    <message>
        <source>Weights of classes differ in number</source>
        <translation>类别权重的数目不符</translation>
    </message>
    <message>
        <source>Weights that the optimizer cannot train</source>
        <translation>优化器无法训练的权重</translation>
    </message>
    <message>
        <source>What Tanh leaves over: small numbers vanish, large ones lose 1.</source>
        <translation>Tanh 剩下的部分：小的数消失，大的数减去 1。</translation>
    </message>
    <message>
        <source>What all other numbers become.</source>
        <translation>其余所有数变成的值。</translation>
    </message>
    <message>
        <source>What an own layer does to shapes is found by running it in a process of its own.</source>
        <translation>自定义层对形状的作用，是在单独的进程里运行它得出的。</translation>
    </message>
    <message>
        <source>What every number is multiplied by.</source>
        <translation>每个数所乘的数。</translation>
    </message>
    <message>
        <source>What forward returns.</source>
        <translation>forward 返回的值。</translation>
    </message>
    <message>
        <source>What is added to every number.</source>
        <translation>加到每个数上的数。</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>比较的内容</translation>
    </message>
    <message>
        <source>What is compared with when other has no wire.</source>
        <translation>other 没有连线时用来比较的数。</translation>
    </message>
    <message>
        <source>What is compared with, (N, S, kdim).</source>
        <translation>与什么比较，(N, S, kdim)。</translation>
    </message>
    <message>
        <source>What is compared with, (N, heads, S, D).</source>
        <translation>与之比较的内容，(N, heads, S, D)。</translation>
    </message>
    <message>
        <source>What is put back, as a MaxPool gave it or of that shape.</source>
        <translation>要放回的数，由 MaxPool 给出，或形状与之相同。</translation>
    </message>
    <message>
        <source>What is reconstructed against the target, and how far the code is from a standard normal.</source>
        <translation>重建结果与目标的误差，以及编码与标准正态分布的距离。</translation>
    </message>
    <message>
        <source>What is taken from the count: 1 for a sample, 0 for the whole.</source>
        <translation>从个数中减去的数：样本为 1，总体为 0。</translation>
    </message>
    <message>
        <source>What is taken, (N, S, vdim).</source>
        <translation>取出什么，(N, S, vdim)。</translation>
    </message>
    <message>
        <source>What is taken, (N, heads, S, E).</source>
        <translation>被取出的内容，(N, heads, S, E)。</translation>
    </message>
    <message>
        <source>What is there now will be replaced.</source>
        <translation>该位置现有的内容将被替换。</translation>
    </message>
    <message>
        <source>What it does, for whoever uses the block.</source>
        <translation>它的作用，写给使用这个块的人。</translation>
    </message>
    <message>
        <source>What it may be.</source>
        <translation>它可以是什么。</translation>
    </message>
    <message>
        <source>What looks, (N, L, embed_dim).</source>
        <translation>谁在看，(N, L, embed_dim)。</translation>
    </message>
    <message>
        <source>What looks, (N, heads, L, D).</source>
        <translation>发起关注的一方，(N, heads, L, D)。</translation>
    </message>
    <message>
        <source>What no single neuron can: one hidden layer of four solves XOR.</source>
        <translation>单个神经元做不到的事：一层四个隐藏神经元解出 XOR。</translation>
    </message>
    <message>
        <source>What reaches an Output is returned by forward. A network may have several; they are returned as a tuple, in the order in which they were placed. The loss is computed on the first one.</source>
        <translation>到达输出的值由 forward 返回。一个网络可以有多个输出，按放置的顺序作为元组返回。损失按第一个输出计算。</translation>
    </message>
    <message>
        <source>What stands in the new places.</source>
        <translation>新位置上放什么。</translation>
    </message>
    <message>
        <source>What stands where the mask is true; empty for −∞, as before a Softmax.</source>
        <translation>掩码为真处放什么；留空为 −∞，用在 Softmax 之前。</translation>
    </message>
    <message>
        <source>What the bar at the foot of each node compares with the whole network.</source>
        <translation>每个节点底部的条显示该节点在整个网络中所占的比例。</translation>
    </message>
    <message>
        <source>What the encoder made of its sequence, (N, S, d_model).</source>
        <translation>编码器对其序列的输出，(N, S, d_model)。</translation>
    </message>
    <message>
        <source>What the padding is filled with.</source>
        <translation>填充的内容。</translation>
    </message>
    <message>
        <source>What the second wire is multiplied by.</source>
        <translation>第二条连线所乘的数。</translation>
    </message>
    <message>
        <source>What the target is. classes: one of several. binary: 0 and 1 for a network with one output. numbers: a value to predict. auto: decided from the values.</source>
        <translation>目标的含义。classes：若干类别之一。binary：0 和 1，用于只有一个输出的网络。numbers：要预测的数值。auto：根据数据自动判断。</translation>
    </message>
    <message>
        <source>What the window shows when it is opened without a file.</source>
        <translation>不带文件打开窗口时显示的内容。</translation>
    </message>
    <message>
        <source>What this network is for, what you tried</source>
        <translation>这个网络的用途、你尝试过什么</translation>
    </message>
    <message>
        <source>What was copied cannot be pasted. {reason}</source>
        <translation>复制的内容无法粘贴。{reason}</translation>
    </message>
    <message>
        <source>What you want to remember about it</source>
        <translation>关于它想记住的内容</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Where beta·x is above this, y = x, so that nothing overflows.</source>
        <translation>beta·x 大于它时 y = x，以免溢出。</translation>
    </message>
    <message>
        <source>Where dragged layers snap to; Alt leaves both.</source>
        <translation>拖动层时吸附到哪里；按住 Alt 则都不吸附。</translation>
    </message>
    <message>
        <source>Where each number came from, int64; MaxUnpool needs it.</source>
        <translation>每个数来自哪个位置，int64；MaxUnpool 需要它。</translation>
    </message>
    <message>
        <source>Where it began</source>
        <translation>最初状态</translation>
    </message>
    <message>
        <source>Where it is computed; auto takes a graphics card if there is one.</source>
        <translation>在哪里计算；auto 表示有显卡就用显卡。</translation>
    </message>
    <message>
        <source>Where it is put back: the port indices of that MaxPool.</source>
        <translation>放回的位置：那个 MaxPool 的端口 indices。</translation>
    </message>
    <message>
        <source>Where s starts.</source>
        <translation>s 的起始值。</translation>
    </message>
    <message>
        <source>Where sentences are filled up on the right, the last step of a recurrent layer stands behind the padding.</source>
        <translation>句子在右侧填充时，循环层的最后一步位于填充之后。</translation>
    </message>
    <message>
        <source>Where squared turns into absolute.</source>
        <translation>平方转为绝对值的界限。</translation>
    </message>
    <message>
        <source>Where squared turns into absolute; 0 for absolute everywhere.</source>
        <translation>由平方转为绝对值之处；0 表示处处为绝对值。</translation>
    </message>
    <message>
        <source>Where the network is trained</source>
        <translation>网络在哪里训练</translation>
    </message>
    <message>
        <source>Where the new axis stands; 1 is behind the batch.</source>
        <translation>新轴的位置；1 表示紧跟在批轴后面。</translation>
    </message>
    <message>
        <source>Where they stood along the axis, as int64.</source>
        <translation>它们在该轴上的位置，int64。</translation>
    </message>
    <message>
        <source>Where trainings are kept. Empty: with the other data of the program.</source>
        <translation>训练记录保存的位置。留空则与程序的其他数据放在一起。</translation>
    </message>
    <message>
        <source>Whether a sentence praises or blames, or for each word of a text the next one.</source>
        <translation>句子是褒还是贬，或者文本中每个词的下一个词。</translation>
    </message>
    <message>
        <source>Whether all turns use the same weights; otherwise each has its own.</source>
        <translation>各次运行是否共用同一组权重；否则每次各有自己的权重。</translation>
    </message>
    <message>
        <source>Whether data comes as (N, T, features), as on all wires here.</source>
        <translation>数据是否为 (N, T, features)，这里所有连线都是如此。</translation>
    </message>
    <message>
        <source>Whether each step sees only the earlier ones.</source>
        <translation>每一步是否只看之前的步。</translation>
    </message>
    <message>
        <source>Whether the outputs of a sample point where its targets point.</source>
        <translation>一个样本的输出与目标是否指向同一方向。</translation>
    </message>
    <message>
        <source>Whether the weight decay of the optimizer works on this layer. Often switched off for normalizations and embeddings.</source>
        <translation>优化器的权重衰减是否作用于该层。归一化和嵌入常关闭它。</translation>
    </message>
    <message>
        <source>Whether threshold is a share of the loss (rel) or a difference (abs).</source>
        <translation>阈值是损失的份额（rel）还是差值（abs）。</translation>
    </message>
    <message>
        <source>Which place; −1 is the last, as the last step of a sequence.</source>
        <translation>取哪个位置；−1 是最后一个，例如序列的最后一步。</translation>
    </message>
    <message>
        <source>Which shape it is, the corners of its box, or both together for a detector.</source>
        <translation>是哪种形状、框的两个角，或两者一起（用于检测器）。</translation>
    </message>
    <message>
        <source>While fewer than about five steps say how large gradients are, w = w − lr·m; then as Adam times a factor that grows to 1.</source>
        <translation>最初约五步尚不足以判断梯度大小时，w = w − lr·m；之后同 Adam，再乘以一个增大到 1 的系数。</translation>
    </message>
    <message>
        <source>Who looked at whom, (N, L, S).</source>
        <translation>谁看了谁，(N, L, S)。</translation>
    </message>
    <message>
        <source>Whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>Whole numbers are measured values, or indices for an Embedding.</source>
        <translation>整数是测量值，还是供 Embedding 使用的索引。</translation>
    </message>
    <message>
        <source>Whole numbers: which place along dim is taken.</source>
        <translation>整数：取 dim 上的哪个位置。</translation>
    </message>
    <message>
        <source>Wide ResNet-101-2</source>
        <translation>Wide ResNet-101-2</translation>
    </message>
    <message>
        <source>Wide ResNet-50-2</source>
        <translation>Wide ResNet-50-2</translation>
    </message>
    <message>
        <source>Wide and deep</source>
        <translation>宽与深</translation>
    </message>
    <message>
        <source>Widens, filters each map alone, narrows again without ReLU; added to the start.</source>
        <translation>先变宽，逐图滤波，再不经 ReLU 变窄；与输入相加。</translation>
    </message>
    <message>
        <source>Window i along an axis of size D goes from ⌊i·D / D′⌋ to ⌈(i + 1)·D / D′⌉ and gives its largest number; 1 gives the maximum of each channel.</source>
        <translation>在大小为 D 的轴上，第 i 个窗口从 ⌊i·D / D′⌋ 到 ⌈(i + 1)·D / D′⌉，给出其中最大的数；1 给出每个通道的最大值。</translation>
    </message>
    <message>
        <source>Window i along an axis of size H goes from ⌊i·H / H′⌋ to ⌈(i + 1)·H / H′⌉ and gives its largest number; 1 gives the maximum of each channel.</source>
        <translation>在大小为 H 的轴上，第 i 个窗口从 ⌊i·H / H′⌋ 到 ⌈(i + 1)·H / H′⌉，给出其中最大的数；1 给出每个通道的最大值。</translation>
    </message>
    <message>
        <source>Window i goes from ⌊i·L / L′⌋ to ⌈(i + 1)·L / L′⌉ and gives its largest number; 1 gives the maximum of each channel, as for texts read by Conv1d.</source>
        <translation>第 i 个窗口从 ⌊i·L / L′⌋ 到 ⌈(i + 1)·L / L′⌉，给出其中最大的数；1 给出每个通道的最大值，如用 Conv1d 读文本时。</translation>
    </message>
    <message>
        <source>Wine</source>
        <translation>葡萄酒</translation>
    </message>
    <message>
        <source>Wire</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>Wire by keyboard</source>
        <translation>用键盘连线</translation>
    </message>
    <message>
        <source>Wire port by port</source>
        <translation>逐个端口连线</translation>
    </message>
    <message>
        <source>Wire several selected layers at once</source>
        <translation>一次连接多个所选的层</translation>
    </message>
    <message>
        <source>Wire the selected layer to another</source>
        <translation>把所选的层连到另一层</translation>
    </message>
    <message>
        <source>Wire without an end</source>
        <translation>连线缺少一端</translation>
    </message>
    <message>
        <source>Wire {name}</source>
        <translation>连接 {name}</translation>
    </message>
    <message>
        <source>Wired {wire}</source>
        <translation>新增连线 {wire}</translation>
    </message>
    <message>
        <source>Wires</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>Wires lead from a node back to itself; a network is run once from inputs to outputs.</source>
        <translation>连线从一个节点又回到它自己；而网络只从输入到输出运行一次。</translation>
    </message>
    <message>
        <source>With a file…</source>
        <translation>与文件比较…</translation>
    </message>
    <message>
        <source>With batch_first=false, MultiheadAttention would take the batch N of {shape} for the steps of the sequence. Set batch_first to true.</source>
        <translation>batch_first=false 时，MultiheadAttention 会把 {shape} 的批轴 N 当作序列的步。请把 batch_first 设为 true。</translation>
    </message>
    <message>
        <source>With batch_first=false, {layer} would take the batch N of {shape} for the steps of the sequence. Set batch_first to true.</source>
        <translation>batch_first=false 时，{layer} 会把 {shape} 的批轴 N 当作序列的步。请把 batch_first 设为 true。</translation>
    </message>
    <message>
        <source>With dim0 = 1 and dim1 = 2, (N, C, L) becomes (N, L, C). For more than two axes at once use Permute; to change sizes use Reshape.</source>
        <translation>dim0 = 1 且 dim1 = 2 时，(N, C, L) 变成 (N, L, C)。一次调整两个以上的轴用 Permute；改变大小用 Reshape。</translation>
    </message>
    <message>
        <source>With dim=-1, (N, 1) becomes (N,). An axis of another size is refused; torch would leave it without a word.</source>
        <translation>dim=-1 时 (N, 1) 变成 (N,)。其他大小的轴会被拒绝；torch 则会不声不响地保留它。</translation>
    </message>
    <message>
        <source>With elementwise_affine off, LayerNorm learns neither factor nor offset, so bias has no effect. Turn elementwise_affine on, or leave bias as it is.</source>
        <translation>elementwise_affine 关闭时，LayerNorm 既不学系数也不学偏移，所以 bias 不起作用。请打开 elementwise_affine，或不改动 bias。</translation>
    </message>
    <message>
        <source>With p=0 nothing is dropped, so the layer has no effect. Set p to 0.1 to 0.5, or delete the layer.</source>
        <translation>p=0 时什么也不丢弃，所以这一层不起作用。请把 p 设为 0.1 到 0.5，或删除此层。</translation>
    </message>
    <message>
        <source>With the last run</source>
        <translation>与上次运行比较</translation>
    </message>
    <message>
        <source>With the last save</source>
        <translation>与上次保存比较</translation>
    </message>
    <message>
        <source>With {samples} {samples:sample|samples}, {validation} for validation and {test} for test, none is left for training. Lower the shares or use more data.</source>
        <translation>共有 {samples} 个样本，验证用 {validation} 个、测试用 {test} 个后，训练没有剩余样本。请降低比例或使用更多数据。</translation>
    </message>
    <message>
        <source>Without effect</source>
        <translation>不起作用</translation>
    </message>
    <message>
        <source>Word tagger</source>
        <translation>词语标注器</translation>
    </message>
    <message>
        <source>Words of a sample. Shorter sentences are filled up behind with 0, the full stop.</source>
        <translation>每个样本的词数。较短的句子在末尾用 0（句号）填满。</translation>
    </message>
    <message>
        <source>Words of the language that is read.</source>
        <translation>所读语言的词数。</translation>
    </message>
    <message>
        <source>Words of the language that is written.</source>
        <translation>所写语言的词数。</translation>
    </message>
    <message>
        <source>Write a network in a format.</source>
        <translation>以某种格式导出网络。</translation>
    </message>
    <message>
        <source>Write it with numpy.savez(file, x=inputs, y=target). Images are (samples, channels, height, width), sequences (samples, steps, features). Python objects are refused.</source>
        <translation>用 numpy.savez(file, x=inputs, y=target) 写出。图像为（样本，通道，高，宽），序列为（样本，步数，特征）。不接受 Python 对象。</translation>
    </message>
    <message>
        <source>Write note</source>
        <translation>编辑便笺</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>写入到</translation>
    </message>
    <message>
        <source>Write {name} in place of {unknown}</source>
        <translation>把 {unknown} 改写为 {name}</translation>
    </message>
    <message>
        <source>Writes the tensor shape on every wire where there is room.</source>
        <translation>有空间时在每条连线上写出张量形状。</translation>
    </message>
    <message>
        <source>Writing it, opening it in a clean process and comparing …</source>
        <translation>正在写入、在全新进程中打开并比较……</translation>
    </message>
    <message>
        <source>Wrote {path}.</source>
        <translation>已写入 {path}。</translation>
    </message>
    <message>
        <source>Wrote {path}. In a clean process it differs from the network by at most {gap} ({cases}).</source>
        <translation>已写入 {path}。在全新进程中与网络的最大差异为 {gap}（{cases}）。</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>异或（XOR）</translation>
    </message>
    <message>
        <source>XOR with four neurons</source>
        <translation>四个神经元解 XOR</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>Your blocks hold one called “{name}” already. Replace it?</source>
        <translation>您的块中已有名为“{name}”的块。要替换吗？</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>自己的数据</translation>
    </message>
    <message>
        <source>Your project is still here. Save it, then go on or start again. The report below says what happened.</source>
        <translation>您的项目还在。请先保存，再继续使用或重新启动。下面的报告记录了发生的情况。</translation>
    </message>
    <message>
        <source>ZeroPad1d</source>
        <translation>ZeroPad1d</translation>
    </message>
    <message>
        <source>ZeroPad2d</source>
        <translation>ZeroPad2d</translation>
    </message>
    <message>
        <source>ZeroPad3d</source>
        <translation>ZeroPad3d</translation>
    </message>
    <message>
        <source>Zeros added on each side of the image.</source>
        <translation>图像每边添加的零的个数。</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom of the canvas</source>
        <translation>画布的缩放比例</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom to 100 %</source>
        <translation>缩放到 100 %</translation>
    </message>
    <message>
        <source>a .dls project</source>
        <translation>.dls 项目文件</translation>
    </message>
    <message>
        <source>a .dls project or a run's folder</source>
        <translation>.dls 项目文件或运行的文件夹</translation>
    </message>
    <message>
        <source>a file of own layers</source>
        <translation>自定义层文件</translation>
    </message>
    <message>
        <source>a file such as {pattern}</source>
        <translation>形如 {pattern} 的文件</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>一个列表</translation>
    </message>
    <message>
        <source>a list of numbers from {low} to {high}, as in {example}</source>
        <translation>一列 {low} 到 {high} 的数，如 {example}</translation>
    </message>
    <message>
        <source>a list of {count}</source>
        <translation>一个含 {count} 项的列表</translation>
    </message>
    <message>
        <source>a list of {most} at most</source>
        <translation>最多 {most} 项的列表</translation>
    </message>
    <message>
        <source>a multiple of {number}</source>
        <translation>{number} 的倍数</translation>
    </message>
    <message>
        <source>a node and a port such as {example}</source>
        <translation>节点和端口，例如 {example}</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <source>a number from 1 to {most} of its own</source>
        <translation>1 到 {most} 之间且不重复的数</translation>
    </message>
    <message>
        <source>a number in {range}</source>
        <translation> {range} 范围内的数</translation>
    </message>
    <message>
        <source>a short word of letters and digits such as n1</source>
        <translation>由字母和数字组成的短词，例如 n1</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>一段文字</translation>
    </message>
    <message>
        <source>a text of at most {longest} characters</source>
        <translation>最多 {longest} 个字符的文本</translation>
    </message>
    <message>
        <source>a text of {most} characters at most</source>
        <translation>最多 {most} 个字符的文字</translation>
    </message>
    <message>
        <source>a value of the kind {kind}</source>
        <translation>{kind} 类型的值</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a whole number from {low} to {high}</source>
        <translation> {low} 到 {high} 之间的整数</translation>
    </message>
    <message>
        <source>a whole number from {low} to {high}, or {rank} of them as in {example}{options}</source>
        <translation> {low} 到 {high} 之间的整数，或 {rank} 个这样的数，例如 {example}{options}</translation>
    </message>
    <message>
        <source>a whole number of at least {low}</source>
        <translation>不小于 {low} 的整数</translation>
    </message>
    <message>
        <source>a window can be opened</source>
        <translation>可以打开窗口</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>all equal</source>
        <translation>全部相等</translation>
    </message>
    <message>
        <source>alpha·T²·KL(softmax(teacher / T), softmax(student / T)) + (1 − alpha)·cross-entropy. Two outputs: student and teacher. The teacher is only listened to: no gradient reaches it.</source>
        <translation>alpha·T²·KL(softmax(teacher / T), softmax(student / T)) + (1 − alpha)·交叉熵。需要两个输出：student 和 teacher。教师只供参考，梯度不会传到它。</translation>
    </message>
    <message>
        <source>also what only stands elsewhere</source>
        <translation>也列出只是位置不同的部分</translation>
    </message>
    <message>
        <source>ambiguous option: %(option)s could match %(matches)s</source>
        <translation>选项 %(option)s 不明确，可能是 %(matches)s</translation>
    </message>
    <message>
        <source>an equation such as {example}: a letter for each axis, no letter twice in one term, and every letter of the result in some input</source>
        <translation>形如 {example} 的等式：每个轴一个字母，同一项中字母不重复，结果中的每个字母都出现在某个输入中</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>一个对象</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>另一个</translation>
    </message>
    <message>
        <source>answer as JSON</source>
        <translation>以 JSON 输出结果</translation>
    </message>
    <message>
        <source>argument %(argument_name)s: %(message)s</source>
        <translation>参数 %(argument_name)s：%(message)s</translation>
    </message>
    <message>
        <source>as it stands on the canvas, from top to bottom, or feature maps by size</source>
        <translation>按画布上的样子、自上而下，或按大小画特征图</translation>
    </message>
    <message>
        <source>as kernel_size</source>
        <translation>同 kernel_size</translation>
    </message>
    <message>
        <source>as torch does it</source>
        <translation>按 torch 的方式</translation>
    </message>
    <message>
        <source>as up</source>
        <translation>与上升相同</translation>
    </message>
    <message>
        <source>axis {value}</source>
        <translation>轴 {value}</translation>
    </message>
    <message>
        <source>b must be above a, but a is {a} and b is {b}. Set b to a larger number.</source>
        <translation>b 必须大于 a，但 a 是 {a}，b 是 {b}。请把 b 设为更大的数。</translation>
    </message>
    <message>
        <source>batch {size}</source>
        <translation>批大小 {size}</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>有偏置</translation>
    </message>
    <message>
        <source>changed by another program</source>
        <translation>已被其他程序更改</translation>
    </message>
    <message>
        <source>changed layers: {count}</source>
        <translation>改动的层：{count}</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>chunks = 3 along the last axis cuts one projection into query, key and value. If the size does not divide evenly the last part is smaller. Each part has an output of its own.</source>
        <translation>沿最后一个轴取 chunks = 3，可把一次投影切成查询、键和值。不能整除时最后一份较小。每一份都有自己的输出。</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>个类别</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>constant_</source>
        <translation>constant_</translation>
    </message>
    <message>
        <source>could not be tried. Try again.</source>
        <translation>未能试运行。请再试一次。</translation>
    </message>
    <message>
        <source>c₁ = f·c₀ + i·g and h₁ = o·tanh(c₁), with gates f, i, o = σ(W·x + U·h₀ + b) and g = tanh(W·x + U·h₀ + b). Use LSTM for a whole sequence.</source>
        <translation>c₁ = f·c₀ + i·g，h₁ = o·tanh(c₁)，其中门 f、i、o = σ(W·x + U·h₀ + b)，g = tanh(W·x + U·h₀ + b)。整个序列请用 LSTM。</translation>
    </message>
    <message>
        <source>cₜ = f·cₜ₋₁ + i·g and hₜ = o·tanh(cₜ), with gates f, i, o = σ(W·xₜ + U·hₜ₋₁ + b). output holds hₜ of every step, h_n and c_n the last states. Put a Select behind output to keep the last step only; clip gradients in training.</source>
        <translation>cₜ = f·cₜ₋₁ + i·g，hₜ = o·tanh(cₜ)，门 f、i、o = σ(W·xₜ + U·hₜ₋₁ + b)。output 含每一步的 hₜ，h_n 和 c_n 是最后的状态。若只要最后一步，请在 output 后面放 Select；训练时请裁剪梯度。</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>decoder(tgt, encoder(src)), each ending with a LayerNorm. Embeddings and positions stand before it, a Linear to the words behind it; wire a CausalMask to tgt_mask. With the defaults the model of Vaswani et al. 2017.</source>
        <translation>decoder(tgt, encoder(src))，两者都以 LayerNorm 结尾。之前放嵌入和位置，之后放通向词表的 Linear；把 CausalMask 连到 tgt_mask。默认设置即 Vaswani 等 2017 年的模型。</translation>
    </message>
    <message>
        <source>details</source>
        <translation>细节</translation>
    </message>
    <message>
        <source>dilation {value}</source>
        <translation>膨胀 {value}</translation>
    </message>
    <message>
        <source>dim is the place of the new axis: with 1, (N, 28, 28) becomes (N, 1, 28, 28), an image with one channel.</source>
        <translation>dim 是新轴的位置：为 1 时 (N, 28, 28) 变成 (N, 1, 28, 28)，即单通道的图像。</translation>
    </message>
    <message>
        <source>dims names the old axes in their new order: (0, 2, 1) turns (N, C, L) into (N, L, C), as between convolutions and recurrent layers.</source>
        <translation>dims 按新的顺序写出原来的轴：(0, 2, 1) 把 (N, C, L) 变成 (N, L, C)，例如在卷积与循环层之间。</translation>
    </message>
    <message>
        <source>dirac_</source>
        <translation>dirac_</translation>
    </message>
    <message>
        <source>dlstudio [FILE] opens the window.</source>
        <translation>dlstudio [FILE] 打开窗口。</translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>放不下</translation>
    </message>
    <message>
        <source>draw a block instead of the network</source>
        <translation>画一个块，而不是整个网络</translation>
    </message>
    <message>
        <source>dropout works between stacked layers, but num_layers is 1, so it has no effect. Raise num_layers, or put a Dropout behind this layer.</source>
        <translation>dropout 作用于叠放的层之间，但 num_layers 为 1，所以不起作用。请增大 num_layers，或在此层后面放一个 Dropout。</translation>
    </message>
    <message>
        <source>e to the log loss; 1 is perfect, C is chance. Usual for language.</source>
        <translation>e 的对数损失次方；1 为完美，C 为偶然水平。常用于语言。</translation>
    </message>
    <message>
        <source>e^x − t·x: the network gives the logarithm of the expected count. Without log_input it gives the count itself: x − t·log(x + eps).</source>
        <translation>e^x − t·x：网络给出期望计数的对数。关闭 log_input 时给出计数本身：x − t·log(x + eps)。</translation>
    </message>
    <message>
        <source>ended the process it was tried in. Look for calls that exit, or that need more memory than there is.</source>
        <translation>使试运行的进程结束了。请检查退出程序的调用，或内存是否不够。</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation>第 {epoch} / {epochs} 轮</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>equal to what is open</source>
        <translation>与当前内容相同</translation>
    </message>
    <message>
        <source>eta_min + ½·(lr − eta_min)·(1 + cos(π·epoch / epochs)). Falls slowly, then fast, then slowly; ends with the last epoch.</source>
        <translation>eta_min + ½·(lr − eta_min)·(1 + cos(π·轮 / 总轮数))。先慢，再快，再慢；在最后一轮结束。</translation>
    </message>
    <message>
        <source>eta_min + ½·(lr − eta_min)·(1 + cos(π·t / T)), t epochs after the last restart; T is T_0 at first and grows T_mult times with every restart.</source>
        <translation>eta_min + ½·(lr − eta_min)·(1 + cos(π·t / T))，t 为上次重启后的轮数；T 起初为 T_0，每次重启乘以 T_mult。</translation>
    </message>
    <message>
        <source>etas must be a factor between 0 and 1 and a factor above 1, but they are {slower} and {faster}. Set them to 0.5, 1.2.</source>
        <translation>etas 必须是一个 0 到 1 之间的系数和一个大于 1 的系数，但现在是 {slower} 和 {faster}。请设为 0.5, 1.2。</translation>
    </message>
    <message>
        <source>expected 1 or more samples, got {count}</source>
        <translation>样本数至少为 1，得到的是 {count}</translation>
    </message>
    <message>
        <source>expected at least one argument</source>
        <translation>至少需要一个值</translation>
    </message>
    <message>
        <source>expected one argument</source>
        <translation>需要一个值</translation>
    </message>
    <message>
        <source>eye_</source>
        <translation>eye_</translation>
    </message>
    <message>
        <source>fan_in keeps the variance of what flows forward, fan_out that of gradients.</source>
        <translation>fan_in 保持前向数据的方差，fan_out 保持梯度的方差。</translation>
    </message>
    <message>
        <source>fed by {names}</source>
        <translation>输入来自 {names}</translation>
    </message>
    <message>
        <source>files</source>
        <translation>个文件</translation>
    </message>
    <message>
        <source>float32 to int64 cuts what stands behind the point; to bool, 0 is false and all else is true; from bool, true is 1. Only float32 has a slope, so nothing before a Cast to another dtype learns through it.</source>
        <translation>float32 变 int64 会去掉小数部分；变 bool 时 0 为假，其余为真；由 bool 变来时真为 1。只有 float32 有梯度，所以变成其他 dtype 的 Cast 之前的部分不会通过它学习。</translation>
    </message>
    <message>
        <source>folder for runs</source>
        <translation>存放运行的文件夹</translation>
    </message>
    <message>
        <source>form of the table; other forms than text hold nothing else</source>
        <translation>表格的格式；除 text 外，其他格式只输出表格</translation>
    </message>
    <message>
        <source>forward takes no tensor. Write forward(self, x).</source>
        <translation>forward 不接收张量。请写成 forward(self, x)。</translation>
    </message>
    <message>
        <source>forward takes tensors that cannot be told apart. Name each of them.</source>
        <translation>forward 接收的张量无法区分。请逐个命名。</translation>
    </message>
    <message>
        <source>forward takes {name}, which is no tensor. Give it in __init__, or give it a default.</source>
        <translation>forward 的参数 {name} 不是张量。请放到 __init__ 里，或给它默认值。</translation>
    </message>
    <message>
        <source>from output_ratio</source>
        <translation>由 output_ratio 得出</translation>
    </message>
    <message>
        <source>from scale_factor</source>
        <translation>由 scale_factor 得出</translation>
    </message>
    <message>
        <source>from the window</source>
        <translation>由窗口得出</translation>
    </message>
    <message>
        <source>from the wire</source>
        <translation>由连线得出</translation>
    </message>
    <message>
        <source>from the wire: {value}</source>
        <translation>由连线决定：{value}</translation>
    </message>
    <message>
        <source>gave no answer within {seconds} s and was ended. Look for a loop that does not end.</source>
        <translation>在 {seconds} 秒内没有结果，已被终止。请检查是否有死循环。</translation>
    </message>
    <message>
        <source>gives {found} {found:tensor|tensors}, but its forward says {expected}. Annotate it, as in “-&gt; tuple[Tensor, Tensor]”.</source>
        <translation>给出 {found} 个张量，但 forward 声明为 {expected} 个。请写上注解，例如“-&gt; tuple[Tensor, Tensor]”。</translation>
    </message>
    <message>
        <source>gives {found}, but wires carry float32, int64 or bool. Convert it, as in “x.float()”.</source>
        <translation>给出 {found}，但连线只传 float32、int64 或 bool。请转换，例如“x.float()”。</translation>
    </message>
    <message>
        <source>gives {shape}</source>
        <translation>输出 {shape}</translation>
    </message>
    <message>
        <source>go on with a run's folder</source>
        <translation>从某次运行的文件夹继续</translation>
    </message>
    <message>
        <source>hidden for MultiheadAttention and Transformer, visible for ScaledDotProductAttention.</source>
        <translation>MultiheadAttention 和 Transformer 用 hidden（真为隐藏），ScaledDotProductAttention 用 visible（真为可见）。</translation>
    </message>
    <message>
        <source>hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>how wires run in the style “canvas”</source>
        <translation>“canvas”样式中连线的走法</translation>
    </message>
    <message>
        <source>h₁ = (1 − z)·n + z·h₀, with gates z, r = σ(W·x + U·h₀ + b) and n = tanh(W·x + r·(U·h₀)). Use GRU for a whole sequence.</source>
        <translation>h₁ = (1 − z)·n + z·h₀，其中门 z、r = σ(W·x + U·h₀ + b)，n = tanh(W·x + r·(U·h₀))。整个序列请用 GRU。</translation>
    </message>
    <message>
        <source>h₁ = tanh(W·x + b + U·h₀ + c). Place one for each step, or use RNN for a whole sequence. Weights are those of a one-layer RNN.</source>
        <translation>h₁ = tanh(W·x + b + U·h₀ + c)。每一步放一个，整个序列请用 RNN。权重与单层 RNN 相同。</translation>
    </message>
    <message>
        <source>hₜ = (1 − z)·n + z·hₜ₋₁, with gates z, r = σ(W·xₜ + U·hₜ₋₁ + b) and n = tanh(W·xₜ + r·(U·hₜ₋₁)). Three quarters of the weights of an LSTM, often as good.</source>
        <translation>hₜ = (1 − z)·n + z·hₜ₋₁，门 z、r = σ(W·xₜ + U·hₜ₋₁ + b)，n = tanh(W·xₜ + r·(U·hₜ₋₁))。权重是 LSTM 的四分之三，效果常常一样好。</translation>
    </message>
    <message>
        <source>hₜ = tanh(W·xₜ + U·hₜ₋₁ + b). Forgets within some ten steps; LSTM and GRU remember longer. Put a Select behind output to keep the last step only.</source>
        <translation>hₜ = tanh(W·xₜ + U·hₜ₋₁ + b)。大约十步就会忘记；LSTM 和 GRU 记得更久。若只要最后一步，请在 output 后面放 Select。</translation>
    </message>
    <message>
        <source>ignored explicit argument %r</source>
        <translation>不接受给出的值 %r</translation>
    </message>
    <message>
        <source>image: (N, 1, size, size) for convolutions. flat: one vector a sample. rows: a sequence of rows for recurrent layers.</source>
        <translation>image：(N, 1, size, size)，用于卷积。flat：每个样本一个向量。rows：由各行组成的序列，用于循环层。</translation>
    </message>
    <message>
        <source>imports {module}, which is not installed. Only this very file was trusted, so no other file beside it is loaded: write what is needed into it.</source>
        <translation>导入了 {module}，但它没有安装。受信任的只有这一个文件，旁边的其他文件不会被加载：请把需要的内容写进这个文件。</translation>
    </message>
    <message>
        <source>in</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>in the other half</source>
        <translation>在另一半中</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>invalid %(type)s value: %(value)r</source>
        <translation>需要 %(type)s 类型的值，得到的是 %(value)r</translation>
    </message>
    <message>
        <source>invalid choice: %(value)r (choose from %(choices)s)</source>
        <translation>没有选项 %(value)r（可选：%(choices)s）</translation>
    </message>
    <message>
        <source>is being trained</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>it has no forward(self, x). Write one in this file.</source>
        <translation>它没有 forward(self, x)。请在这个文件里写一个。</translation>
    </message>
    <message>
        <source>it has no single weight itself</source>
        <translation>它自己没有单独的权重</translation>
    </message>
    <message>
        <source>it has problems of its own</source>
        <translation>它自身存在问题</translation>
    </message>
    <message>
        <source>it needs at least {low} {low:axis|axes}, not {shape}</source>
        <translation>它需要至少 {low} 个轴，而不是 {shape}</translation>
    </message>
    <message>
        <source>it needs {wanted} {wanted:axis|axes}, not {shape}</source>
        <translation>它需要 {wanted} 个轴，而不是 {shape}</translation>
    </message>
    <message>
        <source>it takes too many parameters. Use at most 64.</source>
        <translation>它的参数太多。最多 64 个。</translation>
    </message>
    <message>
        <source>its inputs need names of Latin letters.</source>
        <translation>它的输入须用拉丁字母命名。</translation>
    </message>
    <message>
        <source>its name needs Latin letters. Rename it.</source>
        <translation>它的名称须用拉丁字母。请改名。</translation>
    </message>
    <message>
        <source>k wires (N, 8) become (N, k, 8) with dim = 1. Unlike Concat, which makes an axis longer, Stack adds one; all shapes must be equal.</source>
        <translation>dim = 1 时，k 条 (N, 8) 的连线变成 (N, k, 8)。Concat 使一个轴变长，Stack 则添加一个轴；所有形状必须相等。</translation>
    </message>
    <message>
        <source>kaiming_normal_</source>
        <translation>kaiming_normal_</translation>
    </message>
    <message>
        <source>kaiming_uniform_</source>
        <translation>kaiming_uniform_</translation>
    </message>
    <message>
        <source>kernel {k}</source>
        <translation>核 {k}</translation>
    </message>
    <message>
        <source>language of sentences</source>
        <translation>提示所用的语言</translation>
    </message>
    <message>
        <source>last axis</source>
        <translation>最后一轴</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>learning rate {rate}</source>
        <translation>学习率 {rate}</translation>
    </message>
    <message>
        <source>leave the shapes out</source>
        <translation>不写形状</translation>
    </message>
    <message>
        <source>left, top, width and height: numbers up to {most}, the sizes above 0</source>
        <translation>左、上、宽、高：绝对值不超过 {most} 的数，宽和高大于 0</translation>
    </message>
    <message>
        <source>log(1 + e^(−y·x)), with y = 1 for yes and −1 for no: binary cross-entropy in other words.</source>
        <translation>log(1 + e^(−y·x))，“是”时 y = 1，“否”时 y = −1：即二元交叉熵的另一种写法。</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>lower and upper are equal, so no slope is drawn and RReLU is LeakyReLU. Move them apart, or use LeakyReLU.</source>
        <translation>lower 与 upper 相等，不会抽取斜率，RReLU 就是 LeakyReLU。请让两者不同，或使用 LeakyReLU。</translation>
    </message>
    <message>
        <source>lr·(1 − epoch / epochs)^power. Ends with the last epoch.</source>
        <translation>lr·(1 − 轮 / 总轮数)^power。随最后一轮结束。</translation>
    </message>
    <message>
        <source>lr·(start_factor + (end_factor − start_factor)·min(1, epoch / total_iters)). By default it rises. Warm-up steps are not used with it.</source>
        <translation>lr·(start_factor + (end_factor − start_factor)·min(1, 轮 / total_iters))。默认为上升。不使用预热步。</translation>
    </message>
    <message>
        <source>lr·factor while epoch &lt; total_iters, then lr. Warm-up steps are not used with it.</source>
        <translation>轮 &lt; total_iters 时为 lr·factor，之后为 lr。不使用预热步。</translation>
    </message>
    <message>
        <source>lr·gamma^(number of milestones that are over).</source>
        <translation>lr·gamma^（已过的里程碑数）。</translation>
    </message>
    <message>
        <source>lr·gamma^epoch. With 0.95 about a third is left after 20 epochs.</source>
        <translation>lr·gamma^轮。取 0.95 时 20 轮后约剩三分之一。</translation>
    </message>
    <message>
        <source>lr·gamma^⌊epoch / step_size⌋.</source>
        <translation>lr·gamma^⌊轮 / step_size⌋。</translation>
    </message>
    <message>
        <source>lr·√(n / (n + step)), where n is the number of warm-up steps, or one epoch without warm-up. With the warm-up in front it is the schedule of “Attention is all you need”.</source>
        <translation>lr·√(n / (n + 步))，n 为预热步数，没有预热时为一轮的步数。前面加上预热就是《Attention is all you need》的调度。</translation>
    </message>
    <message>
        <source>m = momentum·m + (1 − momentum)·g, w = w − lr·orthogonal(m), by ns_steps steps of Newton and Schulz. Layers such as Linear with bias=false fit; biases, convolutions and norms do not.</source>
        <translation>m = momentum·m + (1 − momentum)·g，w = w − lr·正交化(m)，用 ns_steps 步 Newton-Schulz 迭代。bias=false 的 Linear 等层适用；偏置、卷积和归一化不适用。</translation>
    </message>
    <message>
        <source>mask = (tokens == padding_idx). Sentences of one batch are filled up to one length; the mask keeps attention from looking at the filling. Wire it to key_padding_mask.</source>
        <translation>mask = (tokens == padding_idx)。同一批的句子被填充到同样长度；掩码让注意力不看填充部分。请连到 key_padding_mask。</translation>
    </message>
    <message>
        <source>mask[i, j] is true where j &gt; i: a language model must not see the word that it is to guess. Only the length of the input is used. Wire it to attn_mask, src_mask or tgt_mask; Vaswani et al. 2017, section 3.2.3.</source>
        <translation>j &gt; i 时 mask[i, j] 为真：语言模型不能看到它要猜的词。只用到输入的长度。请连到 attn_mask、src_mask 或 tgt_mask；Vaswani 等，2017，第 3.2.3 节。</translation>
    </message>
    <message>
        <source>mask[n, t] is true where t ≥ lengths[n]. For sequences of numbers, such as sound, whose padding cannot be told from silence; words have PaddingMask.</source>
        <translation>t ≥ lengths[n] 时 mask[n, t] 为真。用于数值序列，例如声音，其填充与静音无法区分；词请用 PaddingMask。</translation>
    </message>
    <message>
        <source>max(0, cos(anchor, negative) − cos(anchor, positive) + margin): torch’s TripletMarginWithDistanceLoss with 1 − cos. Three outputs: anchor, positive, negative.</source>
        <translation>max(0, cos(anchor, negative) − cos(anchor, positive) + margin)：即以 1 − cos 为距离的 torch TripletMarginWithDistanceLoss。需要三个输出：anchor、positive、negative。</translation>
    </message>
    <message>
        <source>max(0, d(anchor, positive) − d(anchor, negative) + margin), with d the p-norm of the difference. Three outputs: anchor, positive and negative. It looks at no target.</source>
        <translation>max(0, d(anchor, positive) − d(anchor, negative) + margin)，d 为差的 p 范数。需要三个输出：anchor、positive 和 negative。不看目标。</translation>
    </message>
    <message>
        <source>max(0, margin − y·x), with y = 1 for yes and −1 for no. Its scores are no probabilities.</source>
        <translation>max(0, margin − y·x)，“是”时 y = 1，“否”时 y = −1。其分数不是概率。</translation>
    </message>
    <message>
        <source>max(0, −y·(first − second) + margin), with y = 1 for yes and −1 for no. Two outputs: first and second.</source>
        <translation>max(0, −y·(first − second) + margin)，“是”时 y = 1，“否”时 y = −1。需要两个输出：first 和 second。</translation>
    </message>
    <message>
        <source>may stay open</source>
        <translation>可以不连接</translation>
    </message>
    <message>
        <source>mean must lie within two std of the bounds a and b, and std above 0, but mean is {mean} and std {std}. Move the bounds or the mean.</source>
        <translation>mean 与界限 a、b 的距离不得超过两个 std，且 std 必须大于 0，但 mean 是 {mean}，std 是 {std}。请移动界限或均值。</translation>
    </message>
    <message>
        <source>mean of all batches</source>
        <translation>所有批的平均</translation>
    </message>
    <message>
        <source>metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>minus infinity</source>
        <translation>负无穷</translation>
    </message>
    <message>
        <source>model.py, train.py, the data as prepared, README and requirements.</source>
        <translation>model.py、train.py、处理好的数据、README 和依赖清单。</translation>
    </message>
    <message>
        <source>momentum is the share of a batch in the running statistics, but track_running_stats is off, so it has no effect. Turn track_running_stats on, or leave momentum at {default}.</source>
        <translation>momentum 是每批在滑动统计量中所占的份额，但 track_running_stats 已关闭，所以它不起作用。请打开 track_running_stats，或让 momentum 保持 {default}。</translation>
    </message>
    <message>
        <source>must be an nn.Module whose forward gives a tensor, or a tuple of tensors, with the same number of axes for every batch.</source>
        <translation>必须是 nn.Module，其 forward 给出一个张量或张量元组，且每个批次的轴数相同。</translation>
    </message>
    <message>
        <source>needs more memory than it may take. Make it smaller.</source>
        <translation>需要的内存超过允许的量。请把它改小。</translation>
    </message>
    <message>
        <source>nesterov needs momentum above 0 and dampening 0, but they are {momentum} and {dampening}. Set momentum to 0.9, or switch nesterov off.</source>
        <translation>nesterov 要求 momentum 大于 0 且 dampening 为 0，但它们是 {momentum} 和 {dampening}。请把 momentum 设为 0.9，或关闭 nesterov。</translation>
    </message>
    <message>
        <source>never saved</source>
        <translation>从未保存</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>no Apple GPU</source>
        <translation>没有 Apple GPU</translation>
    </message>
    <message>
        <source>no CUDA device</source>
        <translation>没有 CUDA 设备</translation>
    </message>
    <message>
        <source>no bias</source>
        <translation>无偏置</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>no lower bound</source>
        <translation>没有下界</translation>
    </message>
    <message>
        <source>no upper bound</source>
        <translation>没有上界</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none found; every command but the window works</source>
        <translation>未找到；除窗口外，所有命令均可用</translation>
    </message>
    <message>
        <source>norm_type says how max_norm measures a row, but max_norm is not set, so it has no effect. Set max_norm, or leave norm_type at {default}.</source>
        <translation>norm_type 说明 max_norm 如何度量一行，但没有设置 max_norm，所以它不起作用。请设置 max_norm，或让 norm_type 保持 {default}。</translation>
    </message>
    <message>
        <source>normal_</source>
        <translation>normal_</translation>
    </message>
    <message>
        <source>not allowed with argument %s</source>
        <translation>不能与参数 %s 同时使用</translation>
    </message>
    <message>
        <source>not installed; run the set-up again</source>
        <translation>未安装；请重新运行安装命令</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>numbers in the window</source>
        <translation>窗口中数的个数</translation>
    </message>
    <message>
        <source>numbers to predict</source>
        <translation>要预测的数值</translation>
    </message>
    <message>
        <source>of different layers</source>
        <translation>属于不同的层</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>on the test part: {results}</source>
        <translation>测试集：{results}</translation>
    </message>
    <message>
        <source>one of the arguments %s is required</source>
        <translation>参数 %s 中必须给出一个</translation>
    </message>
    <message>
        <source>one of {options}</source>
        <translation>以下之一：{options}</translation>
    </message>
    <message>
        <source>ones_</source>
        <translation>ones_</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>open inputs</source>
        <translation>空闲的输入</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>orthogonal_</source>
        <translation>orthogonal_</translation>
    </message>
    <message>
        <source>our file; the result is written into it</source>
        <translation>我方文件；结果写入其中</translation>
    </message>
    <message>
        <source>out</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>output_ratio has no effect while output_size is set. Leave output_size open to use it.</source>
        <translation>设了 output_size 时 output_ratio 不起作用。要使用它，请把 output_size 留空。</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>pad counts from the last axis: (left, right, top, bottom) for an image. constant fills with value, reflect mirrors, replicate repeats the edge, circular goes around. pad = 2, 0 on (N, C, T) makes a convolution causal.</source>
        <translation>pad 从最后一个轴数起：图像是（左，右，上，下）。constant 填入 value，reflect 镜像，replicate 重复边缘，circular 绕一圈。在 (N, C, T) 上用 pad = 2, 0 使卷积成为因果的。</translation>
    </message>
    <message>
        <source>pad {value}</source>
        <translation>填充 {value}</translation>
    </message>
    <message>
        <source>padding={padding} of {layer} cuts away the whole input {shape}. Use less padding.</source>
        <translation>{layer} 的 padding={padding} 会把整个输入 {shape} 裁掉。请减小填充。</translation>
    </message>
    <message>
        <source>padding_idx={index} is outside the table of {rows} {rows:row|rows}. Use a number below {rows}, or leave it empty.</source>
        <translation>padding_idx={index} 超出了 {rows} 行的表。请用小于 {rows} 的数，或留空。</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>passes over the training part</source>
        <translation>训练部分的遍历轮数</translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation>位置参数</translation>
    </message>
    <message>
        <source>proj_size={size} must be smaller than hidden_size={hidden}. Set it to 0 for no projection.</source>
        <translation>proj_size={size} 必须小于 hidden_size={hidden}。设为 0 表示不投影。</translation>
    </message>
    <message>
        <source>px</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>rates and weight decay of single layers</source>
        <translation>单个层的学习率和权重衰减</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>restricted</source>
        <translation>受限</translation>
    </message>
    <message>
        <source>right / all. Misleading when one class is much more frequent: then look at macro, or at F1.</source>
        <translation>正确数 / 总数。某一类特别多时会误导：这时请看 macro 或 F1。</translation>
    </message>
    <message>
        <source>rows: true, columns: answer</source>
        <translation>行：真实类别，列：预测</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>s = s + g², w = w − lr·g / (√s + eps). Good for rare features; on long runs the steps get too small.</source>
        <translation>s = s + g²，w = w − lr·g / (√s + eps)。适合稀有特征；长时间训练时步长会变得太小。</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>个样本</translation>
    </message>
    <message>
        <source>samples at once; the project's own if left</source>
        <translation>每批样本数；省略时用项目自己的设置</translation>
    </message>
    <message>
        <source>scale_factor has no effect while size is set. Leave size open to use it.</source>
        <translation>设了 size 时 scale_factor 不起作用。要使用它，请把 size 留空。</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>see dlstudio templates</source>
        <translation>见 dlstudio templates</translation>
    </message>
    <message>
        <source>several classes</source>
        <translation>多个类别</translation>
    </message>
    <message>
        <source>shared weights</source>
        <translation>共享权重</translation>
    </message>
    <message>
        <source>share·Dice + (1 − share)·binary cross-entropy. Calmer than Dice alone.</source>
        <translation>share·Dice + (1 − share)·二元交叉熵。比单用 Dice 平稳。</translation>
    </message>
    <message>
        <source>show the version and exit</source>
        <translation>显示版本并退出</translation>
    </message>
    <message>
        <source>show this help message and exit</source>
        <translation>显示此帮助并退出</translation>
    </message>
    <message>
        <source>since then: {changes}</source>
        <translation>此后的改动：{changes}</translation>
    </message>
    <message>
        <source>smallest step of the dtype</source>
        <translation>该数据类型的最小步长</translation>
    </message>
    <message>
        <source>softmax(Q·Kᵀ / √D + mask)·V for each head, in one fast step. Make queries, keys and values with Linear and SplitHeads, and put MergeHeads and a Linear behind it: that is MultiheadAttention (Vaswani et al. 2017). With enable_gqa it is grouped-query attention.</source>
        <translation>对每个头一步快速算出 softmax(Q·Kᵀ / √D + mask)·V。用 Linear 和 SplitHeads 生成查询、键和值，之后放 MergeHeads 和一个 Linear，就是 MultiheadAttention（Vaswani 等，2017）。设 enable_gqa 则为分组查询注意力。</translation>
    </message>
    <message>
        <source>softmax(Q·Kᵀ / √d)·V in num_heads parts. Wire one layer to query, key and value for self-attention; key and value from another sequence for cross-attention. It does not know the order of the steps: add a position to them first. attn_weights is the mean over the heads.</source>
        <translation>分 num_heads 份计算 softmax(Q·Kᵀ / √d)·V。把同一层连到 query、key 和 value 就是自注意力；key 和 value 来自另一个序列就是交叉注意力。它不知道各步的先后：请先加上位置。attn_weights 是各头的平均。</translation>
    </message>
    <message>
        <source>sparse_</source>
        <translation>sparse_</translation>
    </message>
    <message>
        <source>split_size = 64, 64, 128 along dim gives three outputs; their sum must be the size of the axis. Each part has an output of its own, and those without a wire are left out of the code.</source>
        <translation>沿 dim 取 split_size = 64, 64, 128 得到三个输出；总和必须等于该轴的大小。每一份都有自己的输出，没有连线的不写进代码。</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>stride {value}</source>
        <translation>步幅 {value}</translation>
    </message>
    <message>
        <source>takes any number of wires</source>
        <translation>可接任意多条连线</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>temporary files can be written</source>
        <translation>可以写入临时文件</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>test {count}</source>
        <translation>测试 {count}</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>that of {lender} is {theirs}, but its own is {mine}</source>
        <translation>{lender} 的权重是 {theirs}，而它自己的是 {mine}</translation>
    </message>
    <message>
        <source>the data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>the device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>the folder of a run</source>
        <translation>运行的文件夹</translation>
    </message>
    <message>
        <source>the following arguments are required: %s</source>
        <translation>缺少必需的参数：%s</translation>
    </message>
    <message>
        <source>the kind of computer</source>
        <translation>计算机的类型</translation>
    </message>
    <message>
        <source>the last save</source>
        <translation>上次保存</translation>
    </message>
    <message>
        <source>the loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>the name of a colour such as {example}</source>
        <translation>颜色的名称，例如 {example}</translation>
    </message>
    <message>
        <source>the network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>the number of threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>the number {value} is too large. Write a smaller one.</source>
        <translation>数 {value} 太大。请写一个小一些的数。</translation>
    </message>
    <message>
        <source>the preparation</source>
        <translation>准备阶段</translation>
    </message>
    <message>
        <source>the run {name}</source>
        <translation>运行 {name}</translation>
    </message>
    <message>
        <source>the same weights each turn</source>
        <translation>每轮权重相同</translation>
    </message>
    <message>
        <source>the seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>the training settings</source>
        <translation>训练设置</translation>
    </message>
    <message>
        <source>the version of torch</source>
        <translation>torch 的版本</translation>
    </message>
    <message>
        <source>the whole input</source>
        <translation>整个输入</translation>
    </message>
    <message>
        <source>the whole number {value} is beyond {most}. Write a smaller one.</source>
        <translation>整数 {value} 超出 {most}。请写一个小一些的数。</translation>
    </message>
    <message>
        <source>their file</source>
        <translation>对方文件</translation>
    </message>
    <message>
        <source>there is no node with the id “{id}” beside it</source>
        <translation>旁边没有 id 为“{id}”的节点</translation>
    </message>
    <message>
        <source>time each layer and count the memory, by running</source>
        <translation>实际运行，测量每层用时和内存</translation>
    </message>
    <message>
        <source>title or notes</source>
        <translation>标题或备注</translation>
    </message>
    <message>
        <source>to the end</source>
        <translation>到末尾</translation>
    </message>
    <message>
        <source>to {value}</source>
        <translation>到 {value}</translation>
    </message>
    <message>
        <source>torch has no default: it must be given there</source>
        <translation>torch 没有默认值，在那里必须给出</translation>
    </message>
    <message>
        <source>torch.export</source>
        <translation>torch.export</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>training settings</source>
        <translation>训练设置</translation>
    </message>
    <message>
        <source>training {count}</source>
        <translation>训练 {count}</translation>
    </message>
    <message>
        <source>true negatives / (true negatives + false positives).</source>
        <translation>真负例 /（真负例 + 假正例）。</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation> true 或 false</translation>
    </message>
    <message>
        <source>true positives / (true positives + false negatives). With micro it equals accuracy.</source>
        <translation>真正例 / (真正例 + 假负例)。用 micro 时等于准确率。</translation>
    </message>
    <message>
        <source>true positives / (true positives + false positives + false negatives). The usual metric of segmentation.</source>
        <translation>真正例 /（真正例 + 假正例 + 假负例）。分割的常用指标。</translation>
    </message>
    <message>
        <source>true positives / (true positives + false positives). With micro it equals accuracy.</source>
        <translation>真正例 / (真正例 + 假正例)。用 micro 时等于准确率。</translation>
    </message>
    <message>
        <source>trunc_normal_</source>
        <translation>trunc_normal_</translation>
    </message>
    <message>
        <source>trust it no longer</source>
        <translation>不再信任它</translation>
    </message>
    <message>
        <source>two classes, 0 and 1</source>
        <translation>两个类别，0 和 1</translation>
    </message>
    <message>
        <source>two numbers between −{most} and {most}</source>
        <translation>−{most} 到 {most} 之间的两个数</translation>
    </message>
    <message>
        <source>two numbers in [{low}, {high}), as in {example}</source>
        <translation>两个在 [{low}, {high}) 内的数，例如 {example}</translation>
    </message>
    <message>
        <source>two sockets such as {example}</source>
        <translation>两个端口，例如 {example}</translation>
    </message>
    <message>
        <source>u = max(beta2·u, |g| + eps), w = w − lr / (1 − beta1^t)·m / u. Calm where gradients are rare, as in embeddings.</source>
        <translation>u = max(beta2·u, |g| + eps)，w = w − lr / (1 − beta1^t)·m / u。梯度稀疏（如嵌入）时较平稳。</translation>
    </message>
    <message>
        <source>uniform_</source>
        <translation>uniform_</translation>
    </message>
    <message>
        <source>unknown parser %(parser_name)r (choices: %(choices)s)</source>
        <translation>没有命令 %(parser_name)r（可选：%(choices)s）</translation>
    </message>
    <message>
        <source>unrecognized arguments: %s</source>
        <translation>无法识别的参数：%s</translation>
    </message>
    <message>
        <source>unsaved changes</source>
        <translation>有未保存的更改</translation>
    </message>
    <message>
        <source>usage: </source>
        <translation>用法：</translation>
    </message>
    <message>
        <source>v = alpha·v + (1 − alpha)·g², w = w − lr·g / (√v + eps). Often used with recurrent networks.</source>
        <translation>v = alpha·v + (1 − alpha)·g²，w = w − lr·g / (√v + eps)。常用于循环网络。</translation>
    </message>
    <message>
        <source>v = momentum·v + (1 − dampening)·g, w = w − lr·v. Needs a well-chosen learning rate; with momentum 0.9 and a schedule it often ends best on images. A penalty λ·Σw² in the loss is weight_decay = 2·λ.</source>
        <translation>v = momentum·v + (1 − dampening)·g，w = w − lr·v。需要选好学习率；配合动量 0.9 和调度，在图像上常常最终效果最好。损失中的惩罚项 λ·Σw² 相当于 weight_decay = 2·λ。</translation>
    </message>
    <message>
        <source>v = momentum·v + (1 − momentum)·g, w = w − lr·v, with v = 0 at first. Unlike SGD with momentum, whose v is a sum and grows to g / (1 − momentum), v stays as large as a gradient: the same path needs a learning rate 1 / (1 − momentum) times as large.</source>
        <translation>v = momentum·v + (1 − momentum)·g，w = w − lr·v，起初 v = 0。带动量的 SGD 的 v 是累加，会增至 g / (1 − momentum)；这里 v 保持梯度的大小：要走同样的路径，学习率须为其 1 / (1 − momentum) 倍。</translation>
    </message>
    <message>
        <source>v = rho·v + (1 − rho)·g², step = g·√(u + eps) / √(v + eps), with u the same running mean of steps, w = w − lr·step. lr = 1 is the original.</source>
        <translation>v = rho·v + (1 − rho)·g²，步 = g·√(u + eps) / √(v + eps)，u 是步的平方的同样滑动平均，w = w − lr·步。lr = 1 为原始设定。</translation>
    </message>
    <message>
        <source>v ≈ rows·columns / mean, step = g / √v, at most d in size, w = w − lr·size(w)·step. Made for large transformers.</source>
        <translation>v ≈ 行·列 / 均值，步 = g / √v，大小不超过 d，w = w − lr·大小(w)·步。为大型 Transformer 而设。</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>validation {count}</source>
        <translation>验证 {count}</translation>
    </message>
    <message>
        <source>value has no effect with mode={mode}, which copies numbers of the input. Set mode to constant, or value back to 0.</source>
        <translation>mode={mode} 时复制输入的数，value 不起作用。请把 mode 设为 constant，或把 value 设回 0。</translation>
    </message>
    <message>
        <source>values = max x along dim, indices = its place. Over the steps of a sequence this is max pooling over time. The gradient flows to the largest number only. For several axes at once use AMax.</source>
        <translation>values = 沿 dim 的最大值，indices = 它的位置。对序列的各步来说就是时间上的最大池化。梯度只流向最大的数。一次对几个轴请用 AMax。</translation>
    </message>
    <message>
        <source>values = min x along dim, indices = its place: the distance to the nearest prototype and its number. The gradient flows to the smallest number only.</source>
        <translation>values = 沿 dim 的最小值，indices = 它的位置：到最近原型的距离及其编号。梯度只流向最小的数。</translation>
    </message>
    <message>
        <source>values = the k largest numbers in falling order, indices = their places. A mixture of experts chooses its experts this way. The gradient flows to the chosen numbers.</source>
        <translation>values = 从大到小的最大的 k 个数，indices = 它们的位置。混合专家就这样选择专家。梯度流向被选中的数。</translation>
    </message>
    <message>
        <source>values = the numbers from small to large, indices = where each stood before. The gradient follows each number to its old place.</source>
        <translation>values = 从小到大的数，indices = 每个数原来的位置。梯度跟随每个数回到原来的位置。</translation>
    </message>
    <message>
        <source>w = w − lr·(m / (√v + eps) + weight_decay·w). Usual for transformers.</source>
        <translation>w = w − lr·(m / (√v + eps) + weight_decay·w)。常用于 Transformer。</translation>
    </message>
    <message>
        <source>w = w − lr·(sign(beta1·m + (1 − beta1)·g) + weight_decay·w), then m = beta2·m + (1 − beta2)·g. Half the memory of Adam; use a third to a tenth of its learning rate, and more weight decay.</source>
        <translation>w = w − lr·(sign(beta1·m + (1 − beta1)·g) + weight_decay·w)，然后 m = beta2·m + (1 − beta2)·g。内存为 Adam 的一半；学习率取其三分之一到十分之一，权重衰减取大些。</translation>
    </message>
    <message>
        <source>w = w − lr·m / (√v + eps), with running means m of the gradient and v of its square. Works with lr = 0.001 on most networks.</source>
        <translation>w = w − lr·m / (√v + eps)，m 是梯度的滑动平均，v 是其平方的滑动平均。lr = 0.001 对大多数网络都合适。</translation>
    </message>
    <message>
        <source>w = w·(1 − lambd·eta) − eta·g with eta = lr / (1 + lambd·lr·t)^alpha. The network keeps w; the mean, from step t0 on, is only in the state of the optimizer.</source>
        <translation>w = w·(1 − lambd·eta) − eta·g，其中 eta = lr / (1 + lambd·lr·t)^alpha。网络使用 w；从第 t0 步起的均值只在优化器的状态里。</translation>
    </message>
    <message>
        <source>weight holds {numbers} {numbers:number|numbers}, but the data has {classes} {classes:class|classes}. Give one number for each class, or none.</source>
        <translation>weight 有 {numbers} 个数，但数据有 {classes} 个类别。请为每个类别给一个数，或不给。</translation>
    </message>
    <message>
        <source>what arrives here gives it other sizes than at {lender}</source>
        <translation>这里的输入使它的尺寸与 {lender} 处不同</translation>
    </message>
    <message>
        <source>what both sides began with</source>
        <translation>双方共同的起点</translation>
    </message>
    <message>
        <source>wires</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>write it here instead</source>
        <translation>改为写到这里</translation>
    </message>
    <message>
        <source>wrong / all. With micro it is 1 − accuracy.</source>
        <translation>错误数 / 总数。取 micro 时为 1 − 准确率。</translation>
    </message>
    <message>
        <source>x for yes, max(0, margin − x) for no: pairs that are alike come together, others are pushed apart until margin.</source>
        <translation>“是”时为 x，“否”时为 max(0, margin − x)：相似的靠拢，不相似的推开到 margin 为止。</translation>
    </message>
    <message>
        <source>xavier_normal_</source>
        <translation>xavier_normal_</translation>
    </message>
    <message>
        <source>xavier_uniform_</source>
        <translation>xavier_uniform_</translation>
    </message>
    <message>
        <source>x·t / (|x|·|t|) of each sample, a mean over the samples. For several outputs.</source>
        <translation>每个样本的 x·t / (|x|·|t|)，对样本取平均。用于多个输出。</translation>
    </message>
    <message>
        <source>y = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ). Centred on 0, flat for large |x|.</source>
        <translation>y = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)。以 0 为中心，|x| 大时很平。</translation>
    </message>
    <message>
        <source>y = (x − mean) / √(variance + eps), over the places of each channel of one sample, then ·weight + bias with affine. Removes contrast and style from a picture, so it is usual in style transfer (Ulyanov et al., 2016). It does not look at the batch.</source>
        <translation>y = (x − 均值) / √(方差 + eps)，在一个样本每个通道的所有位置上计算；affine 打开时再 ·weight + bias。它去除图片的对比度和风格，因此常用于风格迁移（Ulyanov 等，2016）。它不看同一批的其他样本。</translation>
    </message>
    <message>
        <source>y = (x − mean) / √(variance + eps)·weight + bias, for each channel over the batch. Training uses the statistics of the batch, so batches of one fail or learn nothing; afterwards the running statistics are used. A bias in the layer before it is useless.</source>
        <translation>y = (x − 均值) / √(方差 + eps)·weight + bias，对每个通道在整批上计算。训练时用本批的统计量，所以只有一个样本的批会失败或学不到东西；之后用累计的统计量。它前面那层的 bias 没有用处。</translation>
    </message>
    <message>
        <source>y = (x − mean) / √(variance + eps)·weight + bias, over each group of channels of one sample. Independent of the batch size; 32 groups are usual for many channels, one group treats all channels together.</source>
        <translation>y = (x − 均值) / √(方差 + eps)·weight + bias，对一个样本的每组通道计算。与批大小无关；通道多时常用 32 组，只有一组则所有通道一起处理。</translation>
    </message>
    <message>
        <source>y = (x − mean) / √(variance + eps)·weight + bias, over the last axes of each sample. It does not look at the batch, so training and use are alike; usual in transformers and recurrent networks.</source>
        <translation>y = (x − 均值) / √(方差 + eps)·weight + bias，对每个样本的最后几个轴计算。它不看整批，所以训练与使用时相同；常用于 Transformer 和循环网络。</translation>
    </message>
    <message>
        <source>y = (Σ xᵖ)^(1/p) over each window, p = norm_type; H′ = ⌊(H − kernel_size) / stride⌋ + 1. Unless p is 1 or even, negative numbers can give no number (NaN): put a ReLU before it. It stands between AvgPool and MaxPool.</source>
        <translation>对每个窗口 y = (Σ xᵖ)^(1/p)，p = norm_type；H′ = ⌊(H − kernel_size) / stride⌋ + 1。除非 p 为 1 或偶数，负数可能得不到数（NaN）：请在它之前放一个 ReLU。它介于 AvgPool 和 MaxPool 之间。</translation>
    </message>
    <message>
        <source>y = (Σ |x|^ord)^(1/ord) over dim: with ord = 2 the Euclidean length, with 1 the sum of absolute values. Divide by it, with keepdim, to give every vector the length 1. The capsules of CapsNet tell by their length whether a thing is there.</source>
        <translation>y = (Σ |x|^ord)^(1/ord)，沿 dim：ord = 2 是欧几里得长度，1 是绝对值之和。用 keepdim 并除以它，可使每个向量长度为 1。CapsNet 的胶囊用长度表示某物是否存在。</translation>
    </message>
    <message>
        <source>y = (Σ |x₁ − x₂ + eps|^p)^(1/p) along the last axis: 0 for equal vectors. p=2 is the straight line, p=1 the sum of the differences. Used in siamese networks and to find the nearest prototype.</source>
        <translation>y = (Σ |x₁ − x₂ + eps|^p)^(1/p)，沿最后一轴：向量相同时为 0。p=2 是直线距离，p=1 是各差值之和。用于孪生网络，以及寻找最近的原型。</translation>
    </message>
    <message>
        <source>y = 0 for x ≤ −3, 1 for x ≥ 3, else x/6 + 1/2. Usual as the gate of MobileNetV3 (Howard et al., 2019).</source>
        <translation>x ≤ −3 时 y = 0，x ≥ 3 时 y = 1，否则 y = x/6 + 1/2。常作为 MobileNetV3 的门（Howard 等，2019）。</translation>
    </message>
    <message>
        <source>y = 0 for x ≤ −3, x for x ≥ 3, else x·(x + 3)/6. Usual in MobileNetV3 (Howard et al., 2019).</source>
        <translation>x ≤ −3 时 y = 0，x ≥ 3 时 y = x，否则 y = x·(x + 3)/6。常用于 MobileNetV3（Howard 等，2019）。</translation>
    </message>
    <message>
        <source>y = 1.0507·x for x &gt; 0, else 1.7581·(eˣ − 1). Deep networks of Linear and SELU need no normalization when their weights are drawn with variance 1/inputs; use AlphaDropout with it (Klambauer et al., 2017).</source>
        <translation>x &gt; 0 时 y = 1.0507·x，否则 y = 1.7581·(eˣ − 1)。由 Linear 和 SELU 组成的深层网络，若权重以 1/输入数 的方差初始化，就不需要归一化；与 AlphaDropout 一起使用（Klambauer 等，2017）。</translation>
    </message>
    <message>
        <source>y = 1/x. 0 becomes infinite. To divide one wire by another use Divide.</source>
        <translation>y = 1/x。0 变成无穷。一条连线除以另一条请用 Divide。</translation>
    </message>
    <message>
        <source>y = 1/√x. Normalisations divide by a deviation with it; add a small number before it so that 0 does not become infinite.</source>
        <translation>y = 1/√x。归一化用它除以偏差；请先加一个小数，以免 0 变成无穷。</translation>
    </message>
    <message>
        <source>y = A·B with A (N, a, b) and B (N, b, c), giving (N, a, c). The core of attention: scores are Q·Kᵀ, so put a Permute on one of them.</source>
        <translation>y = A·B，A 为 (N, a, b)，B 为 (N, b, c)，得到 (N, a, c)。注意力的核心：得分是 Q·Kᵀ，所以要在其中一个上放 Permute。</translation>
    </message>
    <message>
        <source>y = LayerNorm(x + attention(x)) and z = LayerNorm(y + W₂·relu(W₁·y)); with norm_first the normalization stands before each part. It does not know the order of the steps: add positions first. Vaswani et al. 2017, section 3.1.</source>
        <translation>y = LayerNorm(x + attention(x))，z = LayerNorm(y + W₂·relu(W₁·y))；设 norm_first 则归一化放在每个部分之前。它不知道各步的顺序：请先加上位置。Vaswani 等，2017，第 3.1 节。</translation>
    </message>
    <message>
        <source>y = W[i]: row i of a learned table. Numbers must lie between 0 and num_embeddings − 1; anything else stops the run. Used for words, letters, and categories of a table.</source>
        <translation>y = W[i]：可学习的表的第 i 行。数必须在 0 到 num_embeddings − 1 之间，否则运行会停止。用于词、字母和表格中的类别。</translation>
    </message>
    <message>
        <source>y = [x₁, x₂, …]: the sizes along dim add up, all other axes must be equal. dim=1 joins channels or features. The batch axis cannot be used.</source>
        <translation>y = [x₁, x₂, …]：沿 dim 的大小相加，其余各轴必须相等。dim=1 拼接通道或特征。不能用批轴。</translation>
    </message>
    <message>
        <source>y = a·σ(b), with a and b the two halves of an axis, so that axis becomes half as long. Give the layer before it twice the channels (Dauphin et al., 2017).</source>
        <translation>y = a·σ(b)，a 和 b 是一个轴的两半，所以该轴长度减半。请让前面的层给出两倍的通道（Dauphin 等，2017）。</translation>
    </message>
    <message>
        <source>y = cos x, with x in radians; the partner of Sin in sinusoidal and rotary positions.</source>
        <translation>y = cos x，x 以弧度计；在正弦位置编码和旋转位置编码中与 Sin 配对。</translation>
    </message>
    <message>
        <source>y = eˣ. Always positive, and infinite from about x = 89 in float32; a VAE turns its logarithm of the variance into a deviation with exp(0.5·x).</source>
        <translation>y = eˣ。总是正数，float32 中约从 x = 89 起为无穷；VAE 用 exp(0.5·x) 把方差的对数变成标准差。</translation>
    </message>
    <message>
        <source>y = factor·x. Attention divides its scores by √d this way (factor 0.125 for d = 64). The factor is not trained. Whole numbers become float32.</source>
        <translation>y = factor·x。注意力这样把得分除以 √d（d = 64 时 factor 为 0.125）。factor 不参与训练。整数变成 float32。</translation>
    </message>
    <message>
        <source>y = input + alpha·other in one step. Residual branches are damped this way (alpha 0.1 to 0.3 in Inception-ResNet). alpha is not trained.</source>
        <translation>一步完成 y = input + alpha·other。残差分支这样被减弱（Inception-ResNet 中 alpha 为 0.1 到 0.3）。alpha 不参与训练。</translation>
    </message>
    <message>
        <source>y = input / other. Shapes must be equal; an axis of size 1 is repeated. Dividing by 0 gives ∞ or NaN: put an AddConstant or a Clamp on the second wire. Whole numbers become float32.</source>
        <translation>y = input / other。形状必须相等；大小为 1 的轴会被重复。除以 0 得到 ∞ 或 NaN：请在第二条连线上放 AddConstant 或 Clamp。整数变成 float32。</translation>
    </message>
    <message>
        <source>y = input where condition is true, other elsewhere. Shapes must be equal; an axis of size 1 is repeated. The gradient flows to the number that was taken. A condition without samples, such as (T, S), may have fewer axes.</source>
        <translation>condition 为真处 y = input，其余处为 other。形状必须相等；大小为 1 的轴会被重复。梯度流向被取的数。不含样本的条件（如 (T, S)）可以有更少的轴。</translation>
    </message>
    <message>
        <source>y = input − other. Shapes must be equal; an axis of size 1 is repeated. The order of the wires matters, unlike with Add.</source>
        <translation>y = input − other。形状必须相等；大小为 1 的轴会被重复。与 Add 不同，连线的顺序有影响。</translation>
    </message>
    <message>
        <source>y = input ∧ other. Joins two masks: a place stays only if both allow it. Shapes must be equal; an axis of size 1 is repeated.</source>
        <translation>y = input ∧ other。合并两个掩码：两者都允许的位置才保留。形状必须相等；大小为 1 的轴会被重复。</translation>
    </message>
    <message>
        <source>y = input ∨ other. Joins two masks of forbidden places: padding or future. Shapes must be equal; an axis of size 1 is repeated.</source>
        <translation>y = input ∨ other。合并两个表示禁止位置的掩码：填充或未来。形状必须相等；大小为 1 的轴会被重复。</translation>
    </message>
    <message>
        <source>y = ln x. Only for positive numbers: 0 gives −∞ and negative numbers give NaN, so put a Clamp with a small min before it.</source>
        <translation>y = ln x。只用于正数：0 得到 −∞，负数得到 NaN，所以请在它前面放一个 min 很小的 Clamp。</translation>
    </message>
    <message>
        <source>y = ln Σ eˣ over dim, computed so that large numbers do not overflow: a smooth maximum. Softmax is exp(x − LogSumExp(x)).</source>
        <translation>y = ln Σ eˣ，沿 dim，计算方式使大的数不溢出：平滑的最大值。Softmax 就是 exp(x − LogSumExp(x))。</translation>
    </message>
    <message>
        <source>y = log σ(x) = −log(1 + e⁻ˣ). Always below 0: the logarithm of the probability of a yes.</source>
        <translation>y = log σ(x) = −log(1 + e⁻ˣ)。始终小于 0：它是“是”的概率的对数。</translation>
    </message>
    <message>
        <source>y = log(1 + e^(beta·x)) / beta. Gives positive numbers, such as a variance or a rate.</source>
        <translation>y = log(1 + e^(beta·x)) / beta。给出正数，例如方差或速率。</translation>
    </message>
    <message>
        <source>y = max x over dim. dim = 2, 3 is global max pooling of an image. Equal largest numbers share the gradient; Max gives the place as well, along one axis.</source>
        <translation>y = 沿 dim 的最大值。dim = 2, 3 是图像的全局最大池化。相等的最大数平分梯度；Max 还给出位置，但只沿一个轴。</translation>
    </message>
    <message>
        <source>y = max(0, x) + min(0, alpha·(e^(x/alpha) − 1)). Its slope is continuous at 0 for every alpha; with alpha=1 it is ELU (Barron, 2017).</source>
        <translation>y = max(0, x) + min(0, alpha·(e^(x/alpha) − 1))。对任何 alpha，斜率在 0 处都连续；alpha=1 时就是 ELU（Barron，2017）。</translation>
    </message>
    <message>
        <source>y = max(0, x). Fast and the usual choice between layers. A unit whose input is always negative learns no more; LeakyReLU avoids that.</source>
        <translation>y = max(0, x)。速度快，是层与层之间的常用选择。输入总为负的单元不再学习；LeakyReLU 可以避免这一点。</translation>
    </message>
    <message>
        <source>y = max(input, other). Shapes must be equal; an axis of size 1 is repeated. The gradient flows to the larger number only (Maxout). For the largest along an axis use Max.</source>
        <translation>y = max(input, other)。形状必须相等；大小为 1 的轴会被重复。梯度只流向较大的数（Maxout）。求一个轴上的最大值用 Max。</translation>
    </message>
    <message>
        <source>y = min x over dim. Equal smallest numbers share the gradient; Min gives the place as well, along one axis.</source>
        <translation>y = 沿 dim 的最小值。相等的最小数平分梯度；Min 还给出位置，但只沿一个轴。</translation>
    </message>
    <message>
        <source>y = min(input, other). Shapes must be equal; an axis of size 1 is repeated. Twin critics in reinforcement learning take the smaller of two values this way.</source>
        <translation>y = min(input, other)。形状必须相等；大小为 1 的轴会被重复。强化学习中的双评论家这样取两个值中较小的一个。</translation>
    </message>
    <message>
        <source>y = min(max(0, x), 6). The bound keeps numbers small for arithmetic with few bits; usual in MobileNet (Howard et al., 2017).</source>
        <translation>y = min(max(0, x), 6)。上界让数值保持较小，便于低位数运算；常用于 MobileNet（Howard 等，2017）。</translation>
    </message>
    <message>
        <source>y = min(max(x, min), max). Outside the bounds the slope is 0. Put one before Log or Exp so that they stay finite. One bound may be left empty.</source>
        <translation>y = min(max(x, min), max)。界限之外斜率为 0。请放在 Log 或 Exp 之前，使它们保持有限。其中一个界限可以留空。</translation>
    </message>
    <message>
        <source>y = min(max(x, min_val), max_val): Tanh from straight pieces. Beyond the bounds there is no slope, so nothing is learned there.</source>
        <translation>y = min(max(x, min_val), max_val)：由直线段构成的 Tanh。超出界限处没有斜率，因此那里学不到东西。</translation>
    </message>
    <message>
        <source>y = sin x, with x in radians. Sinusoidal positions and networks for signals (SIREN) are built with it.</source>
        <translation>y = sin x，x 以弧度计。正弦位置编码和处理信号的网络（SIREN）用它构成。</translation>
    </message>
    <message>
        <source>y = the nearest whole number, halves to the even one (2.5 becomes 2). Its slope is 0 everywhere, so nothing before it learns.</source>
        <translation>y = 最近的整数，恰好一半时取偶数（2.5 变成 2）。它的斜率处处为 0，所以它之前的部分学不到东西。</translation>
    </message>
    <message>
        <source>y = the place of the largest number, as int64: the predicted class from scores. It has no slope, so nothing before it learns through it.</source>
        <translation>y = 最大数的位置，int64：由得分得到预测的类别。它没有斜率，所以它之前的部分不会通过它学习。</translation>
    </message>
    <message>
        <source>y = the place of the smallest number, as int64: the nearest code of a codebook. It has no slope, so nothing before it learns through it.</source>
        <translation>y = 最小数的位置，int64：码本中最近的码。它没有斜率，所以它之前的部分不会通过它学习。</translation>
    </message>
    <message>
        <source>y = the places start to start + length − 1. Unlike Slice it never gives fewer: an axis that is too short is an error when the network runs.</source>
        <translation>y = 位置 start 到 start + length − 1。与 Slice 不同，它从不少给：轴太短时网络运行会出错。</translation>
    </message>
    <message>
        <source>y = the root of the variance, √(Σ (x − mean)² / (count − correction)) over dim. Where all numbers are equal it is 0 and its slope is not a number.</source>
        <translation>y = 方差的平方根，√(Σ (x − 平均值)² / (个数 − correction))，沿 dim。所有数相等时它为 0，斜率不是数。</translation>
    </message>
    <message>
        <source>y = value where mask is true, else x. With −∞ before a Softmax those places get weight 0, in every precision, unlike a number such as −1e9. A row that is masked as a whole gives NaN. A mask without samples, such as (T, S), may have fewer axes.</source>
        <translation>mask 为真处 y = value，其余处为 x。在 Softmax 之前用 −∞，这些位置的权重在任何精度下都是 0，−1e9 之类的数则不然。整行都被遮住时得到 NaN。不含样本的掩码（如 (T, S)）可以有更少的轴。</translation>
    </message>
    <message>
        <source>y = x + std·ε with ε from N(0, 1) in training; afterwards nothing happens. Makes a network robust, and turns an autoencoder into a denoising one (Vincent et al. 2008).</source>
        <translation>训练时 y = x + std·ε，ε 取自 N(0, 1)；之后不起作用。它让网络更稳健，并把自编码器变成去噪自编码器（Vincent 等，2008）。</translation>
    </message>
    <message>
        <source>y = x + value. A small value before Log, Sqrt or Divide keeps them finite; a negative one subtracts. It is not trained. Whole numbers become float32.</source>
        <translation>y = x + value。在 Log、Sqrt 或 Divide 之前加一个小数使它们保持有限；负数就是减。它不参与训练。整数变成 float32。</translation>
    </message>
    <message>
        <source>y = x / (1 + |x|). Approaches its bounds slowly, so large numbers keep more slope than with Tanh.</source>
        <translation>y = x / (1 + |x|)。缓慢趋近上下界，所以大的数比用 Tanh 时保留更多斜率。</translation>
    </message>
    <message>
        <source>y = x / √(mean(x²) + eps)·weight, over the last axes of each sample. As LayerNorm without mean and offset: cheaper and as good in large language models such as LLaMA (Zhang and Sennrich, 2019).</source>
        <translation>y = x / √(mean(x²) + eps)·weight，在每个样本的最后几轴上计算。相当于没有均值和偏移的 LayerNorm：更省计算，在 LLaMA 等大语言模型中效果一样好（Zhang 与 Sennrich，2019）。</translation>
    </message>
    <message>
        <source>y = x for x &gt; 0, else alpha·(eˣ − 1). Outputs are centred nearer to 0 than those of ReLU.</source>
        <translation>x &gt; 0 时 y = x，否则 y = alpha·(eˣ − 1)。输出比 ReLU 的更接近以 0 为中心。</translation>
    </message>
    <message>
        <source>y = x for x &gt; threshold, else value. With 0 and 0 it is ReLU. What was replaced has no slope, so it learns nothing.</source>
        <translation>x &gt; threshold 时 y = x，否则 y = value。两者都为 0 时就是 ReLU。被替换的数没有斜率，因此学不到东西。</translation>
    </message>
    <message>
        <source>y = x for x ≥ 0, else a·x with a learned a: one for all, or one a channel. Do not use weight decay on it.</source>
        <translation>x ≥ 0 时 y = x，否则 y = a·x，a 是学来的：共用一个，或每个通道一个。不要对它用权重衰减。</translation>
    </message>
    <message>
        <source>y = x for x ≥ 0, else a·x. In training a is drawn between lower and upper for each number; afterwards it is their mean (Xu et al., 2015). Acts a little against overfitting.</source>
        <translation>x ≥ 0 时 y = x，否则 y = a·x。训练时为每个数在 lower 与 upper 之间抽取 a；训练之后取两者的均值（Xu 等，2015）。对过拟合略有抑制作用。</translation>
    </message>
    <message>
        <source>y = x for x ≥ 0, else negative_slope·x. No unit dies, because the slope is never 0.</source>
        <translation>x ≥ 0 时 y = x，否则 y = negative_slope·x。斜率从不为 0，所以没有单元会失效。</translation>
    </message>
    <message>
        <source>y = x going forward; going back the gradient is 0, so nothing before it learns through this wire. Used for teachers, targets and straight-through estimators.</source>
        <translation>前向 y = x；反向梯度为 0，所以它之前的部分不会通过这条连线学习。用于教师网络、目标和直通估计。</translation>
    </message>
    <message>
        <source>y = x where |x| &gt; lambd, else 0. Makes sparse codes; the step at ±lambd is sudden.</source>
        <translation>|x| &gt; lambd 时 y = x，否则为 0。产生稀疏编码；在 ±lambd 处突然跳变。</translation>
    </message>
    <message>
        <source>y = x − lambd for x &gt; lambd, x + lambd for x &lt; −lambd, else 0. The step of sparse coding (ISTA).</source>
        <translation>x &gt; lambd 时 y = x − lambd，x &lt; −lambd 时 y = x + lambd，否则为 0。它是稀疏编码（ISTA）的一步。</translation>
    </message>
    <message>
        <source>y = x − tanh(x). Nearly 0 around 0, and x ∓ 1 far from it.</source>
        <translation>y = x − tanh(x)。在 0 附近几乎为 0，远离 0 时为 x ∓ 1。</translation>
    </message>
    <message>
        <source>y = x, but ∂y/∂x = −alpha. What lies before it learns to make the task behind it fail, such as telling two domains apart (Ganin et al. 2016).</source>
        <translation>y = x，但 ∂y/∂x = −alpha。它之前的部分会学着让它之后的任务失败，例如区分两个领域（Ganin 等，2016）。</translation>
    </message>
    <message>
        <source>y = x. Holds the place of a layer that is to come or was taken out, such as the normalization of a block or the head of a pretrained network, and marks one place of a wire with a name.</source>
        <translation>y = x。为将要放入或已经取出的层占位，例如一个块的归一化或预训练网络的头部；也可以给连线上的一处起个名字。</translation>
    </message>
    <message>
        <source>y = x[:, index]: the axis disappears. The default takes the last step of the output of an LSTM, (N, T, H) to (N, H). With dim=0 it takes the state of one layer of h_n.</source>
        <translation>y = x[:, index]：该轴消失。默认取 LSTM 输出的最后一步，(N, T, H) 变成 (N, H)。dim=0 时取 h_n 中一层的状态。</translation>
    </message>
    <message>
        <source>y = x[:, start:end:step], with Python's rules: negative places count from the end, and what lies outside is left out. start = 1 drops the class token; end = −1 drops the last step. Where a fixed number is needed on a free length T, use Narrow.</source>
        <translation>y = x[:, start:end:step]，按 Python 的规则：负的位置从末尾数起，超出的部分被略去。start = 1 去掉类别标记；end = −1 去掉最后一步。在不定长度 T 上需要固定数目时用 Narrow。</translation>
    </message>
    <message>
        <source>y = x^exponent. Negative numbers give NaN unless the exponent is whole; 0 with a negative exponent is infinite. Whole numbers become float32.</source>
        <translation>y = x^exponent。指数不是整数时负数得到 NaN；指数为负时 0 变成无穷。整数变成 float32。</translation>
    </message>
    <message>
        <source>y = x². Squared differences, energies and variances are made with it; for other powers see Power.</source>
        <translation>y = x²。平方差、能量和方差都用它计算；其他幂次见 Power。</translation>
    </message>
    <message>
        <source>y = x·Wᵀ + b. Works on the last axis and leaves all others as they are, so an image usually needs a Flatten first. Two of them in a row are no stronger than one unless an activation such as ReLU stands between them.</source>
        <translation>y = x·Wᵀ + b。只作用于最后一轴，其余不变，所以图像通常先要 Flatten。两个 Linear 相连并不比一个更强，除非中间有 ReLU 这样的激活。</translation>
    </message>
    <message>
        <source>y = x·tanh(log(1 + eˣ)). Like SiLU with a slightly deeper dip; usual in YOLOv4 (Misra, 2019).</source>
        <translation>y = x·tanh(log(1 + eˣ))。类似 SiLU，下凹略深；常用于 YOLOv4（Misra，2019）。</translation>
    </message>
    <message>
        <source>y = x·Φ(x), with Φ the normal distribution function; tanh is a faster approximation.</source>
        <translation>y = x·Φ(x)，Φ 是正态分布函数；tanh 是更快的近似。</translation>
    </message>
    <message>
        <source>y = x·σ(x) = x / (1 + e⁻ˣ). Dips a little below 0 and has a slope everywhere.</source>
        <translation>y = x·σ(x) = x / (1 + e⁻ˣ)。在 0 以下略微下凹，处处有斜率。</translation>
    </message>
    <message>
        <source>y = x₁ + x₂ + …. The shortcut of residual networks. Shapes must be equal; an axis of size 1 is repeated, axes are never added silently as torch would: (N, 1) with (N,) is refused. If the channels differ, put a 1×1 Conv2d on one wire.</source>
        <translation>y = x₁ + x₂ + …。残差网络的捷径。形状必须相同；大小为 1 的轴会被重复，但不会像 torch 那样悄悄添加轴：(N, 1) 与 (N,) 会被拒绝。通道数不同时，在其中一条连线上放 1×1 的 Conv2d。</translation>
    </message>
    <message>
        <source>y = x₁·x₂ / (max(‖x₁‖, eps)·max(‖x₂‖, eps)) along one axis: 1 for the same direction, 0 for a right angle, −1 for the opposite one. The lengths do not matter. Used to compare embeddings, as in siamese networks.</source>
        <translation>y = x₁·x₂ / (max(‖x₁‖, eps)·max(‖x₂‖, eps))，沿一个轴计算：方向相同为 1，垂直为 0，相反为 −1。与长度无关。用于比较嵌入向量，例如孪生网络。</translation>
    </message>
    <message>
        <source>y = x₁·x₂·…. Used for gates and for attention over channels. Shapes must be equal; an axis of size 1 is repeated.</source>
        <translation>y = x₁·x₂·…。用于门控和通道注意力。形状必须相同；大小为 1 的轴会被重复。</translation>
    </message>
    <message>
        <source>y = |x|. The sign is lost; at 0 the slope is taken as 0. Used for distances: Subtract, then Abs, then Sum is the Manhattan distance.</source>
        <translation>y = |x|。符号丢失；0 处的斜率取 0。用于距离：Subtract、Abs、再 Sum 就是曼哈顿距离。</translation>
    </message>
    <message>
        <source>y = ¬input. torch has masks of both kinds: some tell what to look at, others what to leave out; this turns one into the other.</source>
        <translation>y = ¬input。torch 的掩码有两种：有的说明看哪里，有的说明略去哪里；它把一种变成另一种。</translation>
    </message>
    <message>
        <source>y = Π x along dim: the probability that independent things all happen. Many small factors vanish in float32; a Sum of logarithms does not.</source>
        <translation>y = Π x，沿 dim：相互独立的事都发生的概率。许多小因子在 float32 中会消失；对数之和则不会。</translation>
    </message>
    <message>
        <source>y = Σ (x − mean)² / (count − correction) over dim. Normalisations use correction = 0; the default 1 is the estimate from a sample.</source>
        <translation>y = Σ (x − 平均值)² / (个数 − correction)，沿 dim。归一化用 correction = 0；默认的 1 是由样本作出的估计。</translation>
    </message>
    <message>
        <source>y = Σ x / count along dim. dim = 2, 3 over an image is global average pooling; dim = 1 is the mean over the steps of a sequence.</source>
        <translation>沿 dim 的 y = Σ x / 个数。对图像用 dim = 2, 3 就是全局平均池化；dim = 1 是对序列各步取平均。</translation>
    </message>
    <message>
        <source>y = Σ x along dim. Unlike Mean, the result grows with the number of things that are added.</source>
        <translation>沿 dim 的 y = Σ x。与 Mean 不同，加的项越多结果越大。</translation>
    </message>
    <message>
        <source>y = Σᵢ W[xᵢ] / L for mode=mean; mode=sum leaves the division away, mode=max takes the largest number in each place. One vector for a whole text, without regard to order, and without holding the vector of each word. Short bags are filled up with padding_idx, which does not count (Joulin et al., 2016).</source>
        <translation>mode=mean 时 y = Σᵢ W[xᵢ] / L；mode=sum 不做除法，mode=max 在每个位置取最大的数。整段文本得到一个向量，不考虑顺序，也不必保存每个词的向量。较短的袋用 padding_idx 补齐，它不计算在内（Joulin 等，2016）。</translation>
    </message>
    <message>
        <source>y = σ(x) = 1 / (1 + e⁻ˣ). Flat for large |x|, so it learns slowly inside a network. Leave it away before BCEWithLogitsLoss, which applies it itself.</source>
        <translation>y = σ(x) = 1 / (1 + e⁻ˣ)。|x| 大时很平，所以放在网络内部学得慢。在 BCEWithLogitsLoss 之前不要放，它自己会做。</translation>
    </message>
    <message>
        <source>y = −1, 0 or 1 for x &lt; 0, x = 0, x &gt; 0. Its slope is 0 everywhere, so nothing before it learns; use Tanh where something must.</source>
        <translation>x &lt; 0、x = 0、x &gt; 0 时 y = −1、0、1。它的斜率处处为 0，所以它之前的部分学不到东西；需要学习时用 Tanh。</translation>
    </message>
    <message>
        <source>y = −x. Together with Exp or Softmax it makes small distances count much: prototypes that are near get large scores.</source>
        <translation>y = −x。与 Exp 或 Softmax 一起使小的距离更重要：近的原型得到大的得分。</translation>
    </message>
    <message>
        <source>y = √x. Negative numbers give NaN, and at 0 the slope is infinite: add a small number before it with AddConstant.</source>
        <translation>y = √x。负数得到 NaN，0 处斜率无穷大：请先用 AddConstant 加一个小数。</translation>
    </message>
    <message>
        <source>y = ⌊x⌋. Its slope is 0 everywhere, so nothing before it learns. The dtype stays; put a Cast behind it for int64.</source>
        <translation>y = ⌊x⌋。它的斜率处处为 0，所以它之前的部分学不到东西。dtype 不变；需要 int64 时请在后面放一个 Cast。</translation>
    </message>
    <message>
        <source>y is true where input &lt; other, or &lt; value when other has no wire. Truth values have no slope.</source>
        <translation>input &lt; other 处为真；other 没有连线时与 value 比较。真值没有斜率。</translation>
    </message>
    <message>
        <source>y is true where input = other, or = value when other has no wire: with word numbers and value 0 it makes the mask of the padding. Compare float32 with care: 0.1 + 0.2 is not 0.3.</source>
        <translation>input = other 处为真；other 没有连线时与 value 比较：用词的编号和 value 0 可得到填充的掩码。比较 float32 要小心：0.1 + 0.2 不等于 0.3。</translation>
    </message>
    <message>
        <source>y is true where input &gt; other. Without a second wire it compares with value: 0 makes the threshold unit of the perceptron. Truth values have no slope.</source>
        <translation>input &gt; other 处为真。没有第二条连线时与 value 比较：0 就是感知机的阈值单元。真值没有斜率。</translation>
    </message>
    <message>
        <source>y is true where input ≠ other, or ≠ value when other has no wire: with word numbers and value 0 it tells the words from the padding.</source>
        <translation>input ≠ other 处为真；other 没有连线时与 value 比较：用词的编号和 value 0 可把词与填充分开。</translation>
    </message>
    <message>
        <source>y is true where input ≤ other, or ≤ value when other has no wire. Truth values have no slope.</source>
        <translation>input ≤ other 处为真；other 没有连线时与 value 比较。真值没有斜率。</translation>
    </message>
    <message>
        <source>y is true where input ≥ other, or ≥ value when other has no wire. Truth values have no slope.</source>
        <translation>input ≥ other 处为真；other 没有连线时与 value 比较。真值没有斜率。</translation>
    </message>
    <message>
        <source>y[a, b] = input[a]·other[b] for each sample: (N, A) and (N, B) become (N, A, B). Features of two branches interact this way; the result grows fast.</source>
        <translation>对每个样本 y[a, b] = input[a]·other[b]：(N, A) 和 (N, B) 变成 (N, A, B)。两个分支的特征这样相互作用；结果增长得很快。</translation>
    </message>
    <message>
        <source>y[i] = x[0] + … + x[i] along dim. The shape stays. Numbers of positions come from a mask this way.</source>
        <translation>y[i] = x[0] + … + x[i]，沿 dim。形状不变。由掩码可这样得到位置编号。</translation>
    </message>
    <message>
        <source>y[i] = x[i − shift] around a circle. Swin shifts its windows with shifts = −2, −2 over the two axes of an image; a shift of 1 over the steps gives the step before.</source>
        <translation>y[i] = x[i − shift]，绕成一圈。Swin 用 shifts = −2, −2 在图像的两个轴上移动窗口；在各步上位移 1 得到前一步。</translation>
    </message>
    <message>
        <source>y[i] = x[size − 1 − i] along each of dims. With dims = −1 an image is mirrored; with dims = 1 a sequence is read backwards.</source>
        <translation>沿 dims 中的每个轴 y[i] = x[size − 1 − i]。dims = −1 使图像左右镜像；dims = 1 使序列倒着读。</translation>
    </message>
    <message>
        <source>y[n, c, h, w] = e^x[n, c, h, w] / Σₖ e^x[n, k, h, w]: Softmax over the channels at each place of an image, as for segmentation. Leave it away before CrossEntropyLoss, which applies it itself.</source>
        <translation>y[n, c, h, w] = e^x[n, c, h, w] / Σₖ e^x[n, k, h, w]：在图像的每个位置对各通道做 Softmax，例如用于分割。放在 CrossEntropyLoss 前时应去掉，它自己会做。</translation>
    </message>
    <message>
        <source>y[n, j] = x[n, index[n, j]] along dim. The index has as many axes as the input and the same sizes on all but dim. The score of the chosen action is Gather with the number of the action.</source>
        <translation>沿 dim，y[n, j] = x[n, index[n, j]]。index 的轴数与输入相同，除 dim 外大小也相同。用动作编号的 Gather 得到所选动作的得分。</translation>
    </message>
    <message>
        <source>y[n] = x[n, lengths[n] − 1]: (N, T, F) becomes (N, F). Behind an LSTM it takes the step before the padding, where Select with −1 would take the padding itself. A length of 0 takes the first step.</source>
        <translation>y[n] = x[n, lengths[n] − 1]：(N, T, F) 变成 (N, F)。在 LSTM 之后它取填充之前的那一步，而 −1 的 Select 会取到填充本身。长度为 0 时取第一步。</translation>
    </message>
    <message>
        <source>y[t, 2i] = x + sin(t / base^(2i/D)) and y[t, 2i+1] = x + cos(t / base^(2i/D)). Nothing is learned and no length is too long. Place it behind the Embedding (Vaswani et al. 2017, section 3.5).</source>
        <translation>y[t, 2i] = x + sin(t / base^(2i/D))，y[t, 2i+1] = x + cos(t / base^(2i/D))。不需要学习，也不限长度。放在 Embedding 之后（Vaswani 等，2017，第 3.5 节）。</translation>
    </message>
    <message>
        <source>y[t] = x[t] + W[t], with a row of W for each of max_len places, drawn from N(0, 0.02²) at first. As in BERT (Devlin et al. 2018), GPT and ViT.</source>
        <translation>y[t] = x[t] + W[t]，max_len 个位置各对应 W 的一行，初值取自 N(0, 0.02²)。用于 BERT（Devlin 等，2018）、GPT 和 ViT。</translation>
    </message>
    <message>
        <source>y[…, c] = 1 where x = c, else 0: (N, T) becomes (N, T, num_classes). The result is int64, as in torch; put a Cast behind it for float32. A number outside 0 to num_classes − 1 is an error when the network runs.</source>
        <translation>x = c 处 y[…, c] = 1，其余为 0：(N, T) 变成 (N, T, num_classes)。与 torch 一样结果是 int64；需要 float32 时请在后面放一个 Cast。超出 0 到 num_classes − 1 的数在网络运行时会出错。</translation>
    </message>
    <message>
        <source>y_c = x_c / (k + alpha/size·Σ x_c′²)^beta, summed over the size channels around c. AlexNet has it with size=5 and k=2 (Krizhevsky et al., 2012); today a BatchNorm stands in its place.</source>
        <translation>y_c = x_c / (k + alpha/size·Σ x_c′²)^beta，对 c 周围的 size 个通道求和。AlexNet 使用它，size=5，k=2（Krizhevsky 等，2012）；如今由 BatchNorm 代替。</translation>
    </message>
    <message>
        <source>y_c = x_c / (k + alpha/size·Σ x_c′²)^beta. torch's class never takes the first channel out of the running sum again, so its results are those of LocalResponseNorm only in the first ⌊size/2⌋ + 1 channels, and its slopes are those of the formula. TorchScript cannot keep it, and torch.export only for one batch size. Use LocalResponseNorm in new networks.</source>
        <translation>y_c = x_c / (k + alpha/size·Σ x_c′²)^beta。torch 的这个类不会再把第一个通道从累加和中减去，因此只有前 ⌊size/2⌋ + 1 个通道的结果与 LocalResponseNorm 相同，而梯度仍按公式计算。TorchScript 无法保存它，torch.export 只能用于一个固定的批大小。新网络请用 LocalResponseNorm。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>yᵢ = e^xᵢ / Σⱼ e^xⱼ along one axis. Leave it away before CrossEntropyLoss, which applies it itself; with it, learning is slow and the loss stays high.</source>
        <translation>沿一个轴 yᵢ = e^xᵢ / Σⱼ e^xⱼ。在 CrossEntropyLoss 之前不要放，它自己会做；放了会学得慢，损失降不下来。</translation>
    </message>
    <message>
        <source>yᵢ = e^−xᵢ / Σⱼ e^−xⱼ along one axis: Softmax of −x. For distances and costs, where less is better.</source>
        <translation>yᵢ = e^−xᵢ / Σⱼ e^−xⱼ，沿一个轴计算：即 −x 的 Softmax。用于越小越好的距离和代价。</translation>
    </message>
    <message>
        <source>yᵢ = xᵢ − log Σⱼ e^xⱼ along one axis. Put it before NLLLoss; together they are CrossEntropyLoss.</source>
        <translation>沿一个轴 yᵢ = xᵢ − log Σⱼ e^xⱼ。放在 NLLLoss 之前；两者合起来就是 CrossEntropyLoss。</translation>
    </message>
    <message>
        <source>yₖ = x₁ᵀ·Wₖ·x₂ + bₖ: every output weighs every product of one number of each input. The number of weights is out × in1 × in2, so keep the inputs small.</source>
        <translation>yₖ = x₁ᵀ·Wₖ·x₂ + bₖ：每个输出对两个输入中数的所有乘积加权。权重个数为 out × in1 × in2，所以输入要小。</translation>
    </message>
    <message>
        <source>z = layerₙ(… layer₁(tgt, memory), memory), each with weights of its own. Wire what the encoder made to memory and a CausalMask to tgt_mask. Vaswani et al. 2017.</source>
        <translation>z = layerₙ(… layer₁(tgt, memory), memory)，每层有自己的权重。把编码器的输出连到 memory，把 CausalMask 连到 tgt_mask。Vaswani 等，2017。</translation>
    </message>
    <message>
        <source>z = layerₙ(… layer₁(x)), each with weights of its own. BERT and ViT are such a stack: add positions before it, and take its mean or a class token behind it. Vaswani et al. 2017.</source>
        <translation>z = layerₙ(… layer₁(x))，每层有自己的权重。BERT 和 ViT 就是这样的堆叠：之前加上位置，之后取均值或类别标记。Vaswani 等，2017。</translation>
    </message>
    <message>
        <source>z = μ + exp(½·log σ²)·ε with ε from N(0, 1) in training, z = μ afterwards. The random part stands beside what is learned, so μ and log σ² get gradients (Kingma and Welling 2013).</source>
        <translation>训练时 z = μ + exp(½·log σ²)·ε，ε 取自 N(0, 1)；之后 z = μ。随机部分与学习的部分分开，所以 μ 和 log σ² 都能得到梯度（Kingma 和 Welling，2013）。</translation>
    </message>
    <message>
        <source>zeros_</source>
        <translation>zeros_</translation>
    </message>
    <message>
        <source>{count} MACs</source>
        <translation>{count} 次乘加</translation>
    </message>
    <message>
        <source>{count} MACs and own layers</source>
        <translation>{count} MACs（自定义层未计入）</translation>
    </message>
    <message>
        <source>{count} a sample</source>
        <translation>每样本 {count}</translation>
    </message>
    <message>
        <source>{count} more {count:problem|problems}, told in Problems</source>
        <translation>另有 {count} 个问题，见“问题”面板</translation>
    </message>
    <message>
        <source>{count} of {whole} “{name}” found ({share})</source>
        <translation>{whole} 个“{name}”中认对 {count} 个（{share}）</translation>
    </message>
    <message>
        <source>{count} of {whole} “{name}” taken for “{other}” ({share})</source>
        <translation>{whole} 个“{name}”中有 {count} 个被认作“{other}”（{share}）</translation>
    </message>
    <message>
        <source>{count} samples/s</source>
        <translation>{count} 样本/秒</translation>
    </message>
    <message>
        <source>{count} {count:core|cores}</source>
        <translation>{count} 个核心</translation>
    </message>
    <message>
        <source>{count} {count:epoch|epochs}</source>
        <translation>{count} 轮</translation>
    </message>
    <message>
        <source>{count} {count:error|errors}</source>
        <translation>{count} 个错误</translation>
    </message>
    <message>
        <source>{count} {count:frame or note|frames and notes} copied</source>
        <translation>已复制 {count} 个框或便笺</translation>
    </message>
    <message>
        <source>{count} {count:hint|hints}</source>
        <translation>{count} 条提示</translation>
    </message>
    <message>
        <source>{count} {count:layer|layers}</source>
        <translation>{count} 层</translation>
    </message>
    <message>
        <source>{count} {count:layer|layers} copied</source>
        <translation>已复制 {count} 个层</translation>
    </message>
    <message>
        <source>{count} {count:node|nodes}</source>
        <translation>{count} 个节点</translation>
    </message>
    <message>
        <source>{count} {count:parameter|parameters}</source>
        <translation>{count} 个参数</translation>
    </message>
    <message>
        <source>{count} {count:parameter|parameters}, {frozen} frozen</source>
        <translation>{count} 个参数，{frozen} 个已冻结</translation>
    </message>
    <message>
        <source>{count} {count:problem|problems}</source>
        <translation>{count} 个问题</translation>
    </message>
    <message>
        <source>{count} {count:problem|problems} found</source>
        <translation>发现 {count} 个问题</translation>
    </message>
    <message>
        <source>{count} {count:warning|warnings}</source>
        <translation>{count} 个警告</translation>
    </message>
    <message>
        <source>{fewest} to {most} whole numbers of at least {low}, one of which may be -1, as in {example}</source>
        <translation> {fewest} 到 {most} 个不小于 {low} 的整数，其中一个可以是 -1，例如 {example}</translation>
    </message>
    <message>
        <source>{fewest} to {most} whole numbers of at least {low}{letters}, as in {example}</source>
        <translation> {fewest} 到 {most} 个不小于 {low} 的整数{letters}，例如 {example}</translation>
    </message>
    <message>
        <source>{file} has column names but no rows. Choose another file.</source>
        <translation>{file} 只有列名，没有数据行。请选择其他文件。</translation>
    </message>
    <message>
        <source>{file} has more than {most} numbers. Choose a smaller part of it.</source>
        <translation>{file} 中的数字超过 {most} 个。请选用其中较小的一部分。</translation>
    </message>
    <message>
        <source>{file} has no array “{name}”. Its arrays are: {names}. Choose the target among them.</source>
        <translation>{file} 中没有数组“{name}”。其中的数组有：{names}。请从中选择目标。</translation>
    </message>
    <message>
        <source>{file} has no column “{column}”. Its columns are: {names}.</source>
        <translation>{file} 中没有“{column}”列。其中的列有：{names}。</translation>
    </message>
    <message>
        <source>{file} has only the target column “{column}”. At least one more column of numbers is needed.</source>
        <translation>{file} 中只有目标列“{column}”。至少还需要一列数字。</translation>
    </message>
    <message>
        <source>{file} has {found} {found:column|columns}; at most {most} can be read.</source>
        <translation>{file} 有 {found} 列，最多只能读取 {most} 列。</translation>
    </message>
    <message>
        <source>{file} holds no table. Choose another file.</source>
        <translation>{file} 中没有表格。请选择其他文件。</translation>
    </message>
    <message>
        <source>{file} holds only the target “{name}”. Store the inputs beside it, as in numpy.savez(file, x=inputs, y=target).</source>
        <translation>{file} 中只有目标“{name}”。请把输入也一起保存，例如 numpy.savez(file, x=inputs, y=target)。</translation>
    </message>
    <message>
        <source>{file} is not a text in {encoding}. Save it as “CSV UTF-8”, or choose another encoding.</source>
        <translation>{file} 不是 {encoding} 编码的文本。请另存为“CSV UTF-8”，或选择其他编码。</translation>
    </message>
    <message>
        <source>{file} lies beside the project</source>
        <translation>{file} 已放在项目旁边</translation>
    </message>
    <message>
        <source>{first} ({more} more.)</source>
        <translation>{first}（另有 {more} 个。）</translation>
    </message>
    <message>
        <source>{found}; 3.11 to 3.13 is needed</source>
        <translation>{found}；需要 3.11 到 3.13</translation>
    </message>
    <message>
        <source>{graph} › {name}: ours removed it, theirs changed it. It stays removed.</source>
        <translation>{graph} › {name}：我方删除了它，对方修改了它。仍保持删除。</translation>
    </message>
    <message>
        <source>{graph} › {name}: theirs removed it, ours changed it. It was kept.</source>
        <translation>{graph} › {name}：对方删除了它，我方修改了它。已保留。</translation>
    </message>
    <message>
        <source>{graph}: one side wired {wire}, the other removed {node}. The wire was left out.</source>
        <translation>{graph}：一方新增了连线 {wire}，另一方删除了 {node}。已略去该连线。</translation>
    </message>
    <message>
        <source>{graph}: other marks of the drawing</source>
        <translation>{graph}：图上的其他标记有差异</translation>
    </message>
    <message>
        <source>{graph}: wires are led in another way</source>
        <translation>{graph}：连线的走向不同</translation>
    </message>
    <message>
        <source>{group}, {count} {count:layer|layers}</source>
        <translation>{group}，{count} 个层</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{initializer} cannot fill {tensor} of {node}: {reason}. Choose another initializer.</source>
        <translation>{initializer} 不能填充 {node} 的 {tensor}：{reason}。请选择其他初始化方法。</translation>
    </message>
    <message>
        <source>{layer} (line {line} of “{file}”) {reason}</source>
        <translation>{layer}（“{file}”第 {line} 行）{reason}</translation>
    </message>
    <message>
        <source>{layer} ({file}, line {line}) cannot be placed: {reason}</source>
        <translation>{layer}（{file} 第 {line} 行）不能放到画布上：{reason}</translation>
    </message>
    <message>
        <source>{layer} allows padding of at most half the kernel_size, got {padding} with kernel_size {kernel}. Set padding to {best}.</source>
        <translation>{layer} 的填充最多为 kernel_size 的一半，但得到 {padding}，kernel_size 为 {kernel}。请把 padding 设为 {best}。</translation>
    </message>
    <message>
        <source>{layer} can align corners only where it draws lines between pixels, got mode={mode}. Set align_corners to false, or another mode.</source>
        <translation>{layer} 只有在像素之间连线时才能对齐四角，但 mode={mode}。请把 align_corners 设为 false，或换一种 mode。</translation>
    </message>
    <message>
        <source>{layer} can give the sizes {low} to {high} there, but output_size has {want}. Set output_size to the size before the MaxPool, or leave it open.</source>
        <translation>{layer} 在那里可以给出 {low} 到 {high} 的大小，但 output_size 中是 {want}。请把 output_size 设为 MaxPool 之前的大小，或留空。</translation>
    </message>
    <message>
        <source>{layer} can keep the size with padding=same only if stride is 1, got {stride}. Set stride to 1, or padding to a number.</source>
        <translation>{layer} 只有在 stride 为 1 时才能用 padding=same 保持大小，但 stride 是 {stride}。请把 stride 设为 1，或把 padding 设为数字。</translation>
    </message>
    <message>
        <source>{layer} cannot lay {places} different {places:window|windows} of {kernel} over {size} {size:number|numbers} of {shape}. Use a smaller kernel_size, or another output_size or output_ratio.</source>
        <translation>{layer} 不能在 {shape} 的 {size} 个数上放 {places} 个大小为 {kernel} 的不同窗口。请减小 kernel_size，或改变 output_size 或 output_ratio。</translation>
    </message>
    <message>
        <source>{layer} cannot split d_model={width} into nhead={heads} equal {heads:part|parts}. Set nhead to a divisor of {width}, such as {best}.</source>
        <translation>{layer} 无法把 d_model={width} 分成 nhead={heads} 等份。请把 nhead 设为 {width} 的约数，例如 {best}。</translation>
    </message>
    <message>
        <source>{layer} cannot split {name}={channels} into groups={groups} equal {groups:part|parts}. Set groups to a divisor of in_channels and out_channels, such as {best}.</source>
        <translation>{layer} 无法把 {name}={channels} 平均分成 groups={groups} 份。请把 groups 设为 in_channels 和 out_channels 的公约数，例如 {best}。</translation>
    </message>
    <message>
        <source>{layer} copies its padding of {side} from the input, but {shape} has only {size} there, so {most} is the most. Use less padding, or a ZeroPad.</source>
        <translation>{layer} 从输入复制 {side} 个数作填充，但 {shape} 在那里只有 {size} 个，所以最多为 {most}。请减小填充，或改用 ZeroPad。</translation>
    </message>
    <message>
        <source>{layer} fails in line {line} of “{file}”: {reason}. Change its values, its wires, or the file.</source>
        <translation>{layer} 在“{file}”第 {line} 行出错：{reason}。请改动它的值、连线或这个文件。</translation>
    </message>
    <message>
        <source>{layer} has no parameter {name} here; it was left out.</source>
        <translation>这里的 {layer} 没有参数 {name}，已略去。</translation>
    </message>
    <message>
        <source>{layer} has nothing to recompute where size is given. Set recompute_scale_factor to false, or leave size open.</source>
        <translation>给定 size 时，{layer} 没有可重新计算的倍数。请把 recompute_scale_factor 设为 false，或把 size 留空。</translation>
    </message>
    <message>
        <source>{layer} has {heads} {heads:head|heads} of queries but {shared} of keys. Use as many, or a divisor of {heads} with enable_gqa=true.</source>
        <translation>{layer} 有 {heads} 个查询头，却有 {shared} 个键头。请让两者相等，或在 enable_gqa=true 时用 {heads} 的约数。</translation>
    </message>
    <message>
        <source>{layer} has {param}={dim}, but the input {shape} has axes 0 to {last}. Set {param} to one of them.</source>
        <translation>{layer} 的 {param}={dim}，但输入 {shape} 只有第 0 到 {last} 轴。请把 {param} 设为其中之一。</translation>
    </message>
    <message>
        <source>{layer} has {param}={dim}, which is the batch axis of {shape}: samples must not be mixed. Choose another axis.</source>
        <translation>{layer} 的 {param}={dim} 是 {shape} 的批轴：样本之间不能混合。请选别的轴。</translation>
    </message>
    <message>
        <source>{layer} hides padding from its encoder, but not from its decoder, which would see other numbers there after training. Wire the mask to memory_key_padding_mask too.</source>
        <translation>{layer} 对编码器隐藏了填充，却没有对解码器隐藏，训练之后解码器在那里会看到不同的数。请把掩码也连到 memory_key_padding_mask。</translation>
    </message>
    <message>
        <source>{layer} learns weights for axis {axis} and needs a fixed number there, got {size} in {shape}. Put a Permute or Mean before it, or fix the size on the Input.</source>
        <translation>{layer} 要为第 {axis} 轴学习权重，那里需要固定的数，但 {shape} 中是 {size}。请在它前面放 Permute 或 Mean，或在“输入”上把大小固定下来。</translation>
    </message>
    <message>
        <source>{layer} leaves nothing of {shape} with scale_factor={factor}. Use a larger one.</source>
        <translation>scale_factor={factor} 时，{layer} 使 {shape} 一点不剩。请用更大的倍数。</translation>
    </message>
    <message>
        <source>{layer} looks whole numbers up in a table and needs int64, got {dtype}. Set dtype=int64 on the Input.</source>
        <translation>{layer} 用整数查表，需要 int64，但得到 {dtype}。请在“输入”上设置 dtype=int64。</translation>
    </message>
    <message>
        <source>{layer} names an axis twice in dim={dim}. Name each axis once.</source>
        <translation>{layer} 在 dim={dim} 中重复写了同一个轴。每个轴只写一次。</translation>
    </message>
    <message>
        <source>{layer} names an axis twice in {param}={dims}. Name each axis once.</source>
        <translation>{layer} 在 {param}={dims} 中两次写了同一个轴。每个轴只写一次。</translation>
    </message>
    <message>
        <source>{layer} needs a sequence such as (N, T) or (N, T, features), got {shape}. Wire the sequence itself to it.</source>
        <translation>{layer} 需要 (N, T) 或 (N, T, features) 这样的序列，得到的是 {shape}。请把序列本身连给它。</translation>
    </message>
    <message>
        <source>{layer} needs a {rank}-D input such as {form}, got {shape}. {advice}</source>
        <translation>{layer} 需要 {rank} 维输入，例如 {form}，但得到 {shape}。{advice}</translation>
    </message>
    <message>
        <source>{layer} needs an input that is at least as large as its window ({kernel}) without padding, got {shape}. Use a smaller kernel_size.</source>
        <translation>{layer} 的输入不计填充时至少要与其窗口（{kernel}）一样大，但得到 {shape}。请用更小的 kernel_size。</translation>
    </message>
    <message>
        <source>{layer} needs at least two axes such as (N, features), got {shape}. Put an Unsqueeze before it.</source>
        <translation>{layer} 至少需要两个轴，例如 (N, features)，但得到 {shape}。请在它前面放一个 Unsqueeze。</translation>
    </message>
    <message>
        <source>{layer} needs at least two wires, got {count}. Connect another one to it.</source>
        <translation>{layer} 至少需要两条连线，但只有 {count} 条。请再连一条。</translation>
    </message>
    <message>
        <source>{layer} needs attn_mask as {want} or smaller axes of 1, bool (true where it may look) or float32 (added to the scores), got {type}. Wire a CausalMask with true_means=visible to it.</source>
        <translation>{layer} 需要 attn_mask 为 {want}（轴也可以为 1），bool（可以看的地方为真）或 float32（加到得分上），得到的是 {type}。请连上 true_means=visible 的 CausalMask。</translation>
    </message>
    <message>
        <source>{layer} needs float32 numbers, got int64. Put an Embedding before it, or set dtype=float32 on the Input.</source>
        <translation>{layer} 需要 float32 的数，但得到 int64。请在它前面放一个 Embedding，或在“输入”上设 dtype=float32。</translation>
    </message>
    <message>
        <source>{layer} needs float32 numbers, got {dtype}. Put a Cast before it.</source>
        <translation>{layer} 需要 float32 的数，但得到 {dtype}。请在它前面放一个 Cast。</translation>
    </message>
    <message>
        <source>{layer} needs float32 numbers, got {dtype}. Set dtype=float32 on the Input.</source>
        <translation>{layer} 需要 float32 的数，但得到 {dtype}。请在“输入”上设 dtype=float32。</translation>
    </message>
    <message>
        <source>{layer} needs inputs of one dtype, got {first} and {other} (wire {wire}). Choose one dtype on the Inputs, or put an Embedding before the int64 one.</source>
        <translation>{layer} 的输入必须是同一种 dtype，但得到 {first} 和 {other}（第 {wire} 条连线）。请在各个“输入”上选同一种 dtype，或在 int64 的前面放一个 Embedding。</translation>
    </message>
    <message>
        <source>{layer} needs inputs of one dtype, got {first} on {port} and {second} on {other}. Put a Cast before {lesser}.</source>
        <translation>{layer} 需要同一种 dtype 的输入，但 {port} 上是 {first}，{other} 上是 {second}。请在 {lesser} 前面放一个 Cast。</translation>
    </message>
    <message>
        <source>{layer} needs inputs of one shape (an axis may be 1 to be repeated), got {first} and {other} (wire {wire}). Make them equal, for instance with a Linear or a 1×1 Conv2d on one of them, or a Reshape.</source>
        <translation>{layer} 需要形状相同的输入（大小为 1 的轴会被重复），但得到 {first} 和 {other}（第 {wire} 条连线）。请让它们相等，例如在其中一个上放 Linear 或 1×1 的 Conv2d，或放一个 Reshape。</translation>
    </message>
    <message>
        <source>{layer} needs numbers, got truth values (bool). Put a Cast before it.</source>
        <translation>{layer} 需要数，但得到真值（bool）。请在它前面放一个 Cast。</translation>
    </message>
    <message>
        <source>{layer} needs numbers, got truth values (bool). Set dtype=float32 on the Input.</source>
        <translation>{layer} 需要数字，但得到真假值（bool）。请在“输入”上设 dtype=float32。</translation>
    </message>
    <message>
        <source>{layer} needs one place for each number, {want} int64, got {type}. Wire the port indices of the MaxPool to it whose result is put back.</source>
        <translation>{layer} 的每个数需要一个位置，{want} int64，但得到 {type}。请把给出这些数的 MaxPool 的端口 indices 连到它。</translation>
    </message>
    <message>
        <source>{layer} needs one size, or one for each of the {count} {count:axis|axes} behind the channels of {shape}, got {size}. Change size.</source>
        <translation>{layer} 需要一个大小，或为 {shape} 通道之后的 {count} 个轴各给一个，但得到 {size}。请改变 size。</translation>
    </message>
    <message>
        <source>{layer} needs output_padding below stride or dilation, got {extra} with stride {stride}. Set output_padding to {best} at most.</source>
        <translation>{layer} 的 output_padding 必须小于 stride 或 dilation，但得到 {extra}，stride 为 {stride}。请把 output_padding 最多设为 {best}。</translation>
    </message>
    <message>
        <source>{layer} needs the batch N on axis 0, got {shape}. Put a Select with dim=0 before it to take one layer's state.</source>
        <translation>{layer} 需要批轴 N 在第 0 轴，但得到 {shape}。请在它前面放 dim=0 的 Select，取出一层的状态。</translation>
    </message>
    <message>
        <source>{layer} needs truth values (bool) on {port}, got {dtype}. Put a comparison such as Greater, or a Cast, before it.</source>
        <translation>{layer} 的 {port} 需要真值（bool），但得到 {dtype}。请在它前面放一个 Greater 之类的比较，或一个 Cast。</translation>
    </message>
    <message>
        <source>{layer} needs whole numbers (int64) on {port}, got {dtype}. Set dtype=int64 on the Input, or put a Cast before it.</source>
        <translation>{layer} 的 {port} 需要整数（int64），但得到 {dtype}。请在“输入”上设 dtype=int64，或在它前面放一个 Cast。</translation>
    </message>
    <message>
        <source>{layer} needs {port} and its padding mask of one kind, got {mask} and {padding}. Make both bool.</source>
        <translation>{layer} 需要 {port} 与其填充掩码为同一种类型，得到的是 {mask} 和 {padding}。请让两者都为 bool。</translation>
    </message>
    <message>
        <source>{layer} needs {port} as (N, hidden_size) = {want}, got {shape}. Take it from a cell with the same hidden_size, or set hidden_size.</source>
        <translation>{layer} 需要 {port} 为 (N, hidden_size) = {want}，得到的是 {shape}。请从 hidden_size 相同的单元取得，或设置 hidden_size。</translation>
    </message>
    <message>
        <source>{layer} needs {port} as (layers × directions, N, size) = {want}, got {shape}. Take it from h_n or c_n of a layer with the same settings.</source>
        <translation>{layer} 的 {port} 应为（层数 × 方向数, N, 大小）= {want}，但得到 {shape}。请从设置相同的层的 h_n 或 c_n 取得。</translation>
    </message>
    <message>
        <source>{layer} needs {port} as {form} int64, got {type}. Wire an Input with dtype=int64 to it.</source>
        <translation>{layer} 需要 {port} 为 {form} int64，得到的是 {type}。请连上 dtype=int64 的“输入”。</translation>
    </message>
    <message>
        <source>{layer} needs {port} as {want} bool, true where a step is to be ignored, got {type}. Wire a PaddingMask or an Input with dtype=bool to it.</source>
        <translation>{layer} 需要 {port} 为 {want} bool，要忽略的步为真，得到的是 {type}。请连上 PaddingMask 或 dtype=bool 的“输入”。</translation>
    </message>
    <message>
        <source>{layer} needs {port} as {want} float32 (added to the scores) or bool (true where it must not look), got {type}. Wire a CausalMask to it.</source>
        <translation>{layer} 需要 {port} 为 {want} float32（加到得分上）或 bool（不能看的地方为真），得到的是 {type}。请连上 CausalMask。</translation>
    </message>
    <message>
        <source>{layer} needs {port} to agree with {other} in its axes {axes}, got {shape}. Make both with projections of the same size.</source>
        <translation>{layer} 需要 {port} 与 {other} 在轴 {axes} 上一致，得到的是 {shape}。请用大小相同的投影生成两者。</translation>
    </message>
    <message>
        <source>{layer} needs {port} with the {width} {width:feature|features} of {first}, got {shape}. Put a Linear before one of them.</source>
        <translation>{layer} 需要 {port} 具有 {first} 的 {width} 个特征，得到的是 {shape}。请在其中一个之前放一个 Linear。</translation>
    </message>
    <message>
        <source>{layer} normalizes over the places of one channel, but {shape} has a single place, which would always become 0. Pool less before it, or use LayerNorm.</source>
        <translation>{layer} 在一个通道的所有位置上做归一化，但 {shape} 只有一个位置，结果总是 0。请减少前面的池化，或使用 LayerNorm。</translation>
    </message>
    <message>
        <source>{layer} normalizes the last {wanted} {wanted:axis|axes} of each sample, but {shape} has only {own}. Shorten normalized_shape, or put an Unsqueeze before it.</source>
        <translation>{layer} 对每个样本的最后 {wanted} 个轴做归一化，但 {shape} 只有 {own} 个。请缩短 normalized_shape，或在它前面放一个 Unsqueeze。</translation>
    </message>
    <message>
        <source>{layer} over {count} {count:number|numbers} with correction={correction} divides by zero. Set correction to 0, or reduce an axis that is longer.</source>
        <translation>{layer} 对 {count} 个数且 correction={correction} 会除以零。请把 correction 设为 0，或归约一个更长的轴。</translation>
    </message>
    <message>
        <source>{layer} reads one step, (N, features), got {shape}. Put a Select before it to take a step, or use {whole} for the whole sequence.</source>
        <translation>{layer} 只读一步 (N, features)，得到的是 {shape}。请在它之前放一个 Select 取出一步，或对整个序列使用 {whole}。</translation>
    </message>
    <message>
        <source>{layer} shares keys between heads with enable_gqa=true, but {shape} has no axis of heads. Put a SplitHeads before it, or set enable_gqa to false.</source>
        <translation>{layer} 在 enable_gqa=true 时让多个头共用键，但 {shape} 没有头这个轴。请在它之前放一个 SplitHeads，或把 enable_gqa 设为 false。</translation>
    </message>
    <message>
        <source>{layer} starts from h_0 and c_0 together. Connect {port} too, or neither.</source>
        <translation>{layer} 的 h_0 和 c_0 必须一起给出。请把 {port} 也连上，或两个都不连。</translation>
    </message>
    <message>
        <source>{layer} takes a mask or is_causal=true, but not both. Set is_causal to false, or remove the wire.</source>
        <translation>{layer} 可以用掩码或 is_causal=true，但不能两者都用。请把 is_causal 设为 false，或去掉连线。</translation>
    </message>
    <message>
        <source>{layer} with mode={mode} needs a {rank}-D input, got {shape}. Set mode to {best}, or to nearest, which takes all.</source>
        <translation>mode={mode} 的 {layer} 需要 {rank} 维输入，但得到 {shape}。请把 mode 设为 {best}，或设为都适用的 nearest。</translation>
    </message>
    <message>
        <source>{layer} with padding_mode={mode} copies its padding of {side} from the input, but {shape} has only {size} there. Use less padding, or padding_mode=zeros.</source>
        <translation>padding_mode={mode} 的 {layer} 从输入复制宽 {side} 的填充，但 {shape} 在那里只有 {size}。请减小填充，或用 padding_mode=zeros。</translation>
    </message>
    <message>
        <source>{layer} works on pairs of numbers and needs an even last axis, got {width} in {shape}. Make the layer before it {even} wide.</source>
        <translation>{layer} 处理成对的数，最后一个轴须为偶数，但 {shape} 中是 {width}。请让它之前的层宽度为 {even}。</translation>
    </message>
    <message>
        <source>{layer}: the value of {name}, “{text}”, is not known without running the code. Set it by hand.</source>
        <translation>{layer}：{name} 的值“{text}”不运行代码就无从得知。请手动设置。</translation>
    </message>
    <message>
        <source>{layer}: “{text}” was left out.</source>
        <translation>{layer}：“{text}”已略去。</translation>
    </message>
    <message>
        <source>{lender} borrows its weights itself</source>
        <translation>{lender} 自己也在借用权重</translation>
    </message>
    <message>
        <source>{lender} has no single weight</source>
        <translation>{lender} 没有单独的权重</translation>
    </message>
    <message>
        <source>{lender} is muted</source>
        <translation>{lender} 已停用</translation>
    </message>
    <message>
        <source>{lender} is no other use of the same block</source>
        <translation>{lender} 不是同一个块的另一处使用</translation>
    </message>
    <message>
        <source>{lender} is trained in another way</source>
        <translation>{lender} 的训练方式不同</translation>
    </message>
    <message>
        <source>{lender} leads to no Output</source>
        <translation>{lender} 不通向任何“输出”</translation>
    </message>
    <message>
        <source>{letter}: a length that the data decides</source>
        <translation>{letter}：由数据决定的长度</translation>
    </message>
    <message>
        <source>{loss} compares one score with yes or no, but {node} ({layer}) divides 1 among several: of a single score it makes the same number always, so nothing is learnt. {what}</source>
        <translation>{loss} 把一个得分与是或否比较，但 {node}（{layer}）把 1 分给多个得分：对单个得分它总给出同一个数，所以什么也学不到。{what}</translation>
    </message>
    <message>
        <source>{loss} compares the output with a target of {target}, so it needs {expected} from {node}, but gets {found}. Change the last layers so that the shapes are equal.</source>
        <translation>{loss} 将输出与 {target} 的目标比较，因此需要从 {node} 得到 {expected}，但得到的是 {found}。请修改最后几层，使形状相同。</translation>
    </message>
    <message>
        <source>{loss} compares {slot} with {like}, so both must be {expected}, but {node} gets {found}. Change the layers before it.</source>
        <translation>“{loss}”把 {slot} 与 {like} 比较，两者都必须是 {expected}，但 {node} 得到 {found}。请修改它前面的层。</translation>
    </message>
    <message>
        <source>{loss} does not fit data with {task}. Choose one of: {names}.</source>
        <translation>{loss} 不适合{task}的数据。请选择：{names}。</translation>
    </message>
    <message>
        <source>{loss} expects what {wanted} gives, but {node} is {layer}. Put {first} before the output.</source>
        <translation>{loss}需要 {wanted} 的输出，但 {node} 是 {layer}。请在输出前放一个 {first}。</translation>
    </message>
    <message>
        <source>{loss} needs probabilities of the classes at each step, but {node} makes them over axis {axis}. Set dim to 2.</source>
        <translation>“{loss}”需要每个时间步上各类别的概率，但 {node} 沿第 {axis} 轴计算。请把 dim 设为 2。</translation>
    </message>
    <message>
        <source>{loss} needs {expected} {expected:number|numbers} from {node}, but gets {found}.</source>
        <translation>{loss} 需要从 {node} 得到 {expected} 个数，但得到的是 {found}。</translation>
    </message>
    <message>
        <source>{loss} spreads up to {labels} {labels:label|labels} over the steps, but {node} has only {steps} {steps:step|steps}. Use smaller strides or less pooling along the time, or shorter targets.</source>
        <translation>“{loss}”要把最多 {labels} 个标签分布到各时间步，但 {node} 只有 {steps} 步。请在时间方向上用更小的步幅或更少的池化，或使用更短的目标。</translation>
    </message>
    <message>
        <source>{loss} takes raw scores of either sign, but {node} ({layer}) cuts them off, so some classes may never be learnt. Remove {node}.</source>
        <translation>{loss} 需要可正可负的原始分数，而 {node}（{layer}）会把它们截断，有些类别可能永远学不会。请删除 {node}。</translation>
    </message>
    <message>
        <source>{loss} takes raw scores, but {node} is {layer}, which squeezes them. Remove {node}, or choose another loss.</source>
        <translation>{loss}接收原始分数，但 {node} 是 {layer}，会压缩分数。请移除 {node}，或选择别的损失。</translation>
    </message>
    <message>
        <source>{loss} takes {count} {count:output|outputs}: {slots}. The network has {found}: {names}. Add an Output for each; one that is called so takes that place, the others follow in order.</source>
        <translation>“{loss}”需要 {count} 个输出：{slots}。网络有 {found} 个：{names}。请为每个添加一个“输出”；同名的占据对应位置，其余按顺序。</translation>
    </message>
    <message>
        <source>{loss} takes {slot} as one row of numbers a sample, (N, D), but {node} gets {found}. Put a Flatten before it.</source>
        <translation>“{loss}”要求 {slot} 是每个样本一行数 (N, D)，但 {node} 得到 {found}。请在它前面放一个 Flatten。</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>{name} = {by} does not divide {size}</source>
        <translation>{name} = {by} 不能整除 {size}</translation>
    </message>
    <message>
        <source>{name} can be no field of a form. Write it with one of int, float, bool, str or Literal, as in “{name}: int”, or give it a default.</source>
        <translation>{name} 不能成为表单中的一项。请注明 int、float、bool、str 或 Literal，例如“{name}: int”，或给它默认值。</translation>
    </message>
    <message>
        <source>{name} cannot be given by name. Take out the “/”.</source>
        <translation>{name} 不能按名称传入。请去掉“/”。</translation>
    </message>
    <message>
        <source>{name} follows from the wire, but {type} has no fixed size there. Set it by hand.</source>
        <translation>{name} 由连线得出，但 {type} 在那里没有固定的大小。请手动设置。</translation>
    </message>
    <message>
        <source>{name} has no output</source>
        <translation>{name} 没有输出</translation>
    </message>
    <message>
        <source>{name} has {count} {count:input|inputs}, but {found} {found:name was|names were} given.</source>
        <translation>{name} 有 {count} 个输入，但给出了 {found} 个名称。</translation>
    </message>
    <message>
        <source>{name} is fixed at {length} in this file, because torch.export cannot keep it free in this network. TorchScript can.</source>
        <translation>此文件中 {name} 固定为 {length}，因为 torch.export 在此网络中无法让它保持可变。TorchScript 可以。</translation>
    </message>
    <message>
        <source>{name} is in the waste bin</source>
        <translation>{name} 已移入回收站</translation>
    </message>
    <message>
        <source>{name} is in your blocks now, for every project</source>
        <translation>{name} 已存入您的块，所有项目都可使用</translation>
    </message>
    <message>
        <source>{name} is muted</source>
        <translation>{name} 已停用</translation>
    </message>
    <message>
        <source>{name} is muted no more</source>
        <translation>{name} 已恢复启用</translation>
    </message>
    <message>
        <source>{name} is of an unknown layer; nothing can be set.</source>
        <translation>{name} 属于未知的层，无法设置任何内容。</translation>
    </message>
    <message>
        <source>{name} must be a name such as {example}, or a pair of a name and its parameters, but it is {value}.</source>
        <translation>{name} 应为名称（例如 {example}），或名称与参数组成的一对，但实际是 {value}。</translation>
    </message>
    <message>
        <source>{name} must be a whole number from {low} to {high}, but it is {value}.</source>
        <translation>{name} 应为 {low} 到 {high} 之间的整数，但现在是 {value}。</translation>
    </message>
    <message>
        <source>{name} must be one of the classes, 0 to {last}, but it is {value}.</source>
        <translation>{name} 必须是 0 到 {last} 中的一个类别，但现在是 {value}。</translation>
    </message>
    <message>
        <source>{name} must be {expected}, but it is {value}.</source>
        <translation>{name} 应为{expected}，但现在是 {value}。</translation>
    </message>
    <message>
        <source>{name} must be {kind}, but “{text}” gives {number}. Use // to divide whole numbers, or choose other values.</source>
        <translation>{name} 必须是{kind}，但“{text}”得到 {number}。整数相除请用 //，或选择其他值。</translation>
    </message>
    <message>
        <source>{name} of {node} is the expression {value}, but only a block has parameters to count it from. Write a number, or group the layer into a block.</source>
        <translation>{node} 的 {name} 是表达式 {value}，但只有块才有可供计算的参数。请写一个数，或把这一层组成一个块。</translation>
    </message>
    <message>
        <source>{name} off</source>
        <translation>关闭 {name}</translation>
    </message>
    <message>
        <source>{name} stands elsewhere</source>
        <translation>{name} 换了位置</translation>
    </message>
    <message>
        <source>{name}: another note</source>
        <translation>{name}：备注不同</translation>
    </message>
    <message>
        <source>{name}: other marks</source>
        <translation>{name}：其他标记有差异</translation>
    </message>
    <message>
        <source>{name}: shape {old} → {new}</source>
        <translation>{name}：形状 {old} → {new}</translation>
    </message>
    <message>
        <source>{name}: {old} became {new}</source>
        <translation>{name}：{old} 换成了 {new}</translation>
    </message>
    <message>
        <source>{name}: {train} for training, {validation} for validation, {test} for test</source>
        <translation>{name}：训练 {train}，验证 {validation}，测试 {test}</translation>
    </message>
    <message>
        <source>{nodes} shares the weights of {node}, so both stand for the same block. Give it weights of its own first.</source>
        <translation>{nodes} 与 {node} 共享权重，因此两者代表同一个块。请先让它使用自己的权重。</translation>
    </message>
    <message>
        <source>{node} alone has {count} {count:parameter|parameters} ({gigabytes} GB). Make it smaller, for example by pooling before it.</source>
        <translation>仅 {node} 就有 {count} 个参数（{gigabytes} GB）。请把它变小，例如在它之前加池化。</translation>
    </message>
    <message>
        <source>{node} cannot share weights: {reason}. Choose another node, or give it weights of its own.</source>
        <translation>{node} 无法共享权重：{reason}。请选择其他节点，或让它使用自己的权重。</translation>
    </message>
    <message>
        <source>{node} cannot use the weight of another layer, because {reason}. Choose another layer, or let it have a weight of its own.</source>
        <translation>{node} 不能使用另一个层的权重，因为{reason}。请选择别的层，或让它使用自己的权重。</translation>
    </message>
    <message>
        <source>{node} comes from “{file}”, which is not trusted on this machine. It is drawn, but its shapes are not known and it cannot be trained or exported. Look at the file, then trust it.</source>
        <translation>{node} 来自“{file}”，该文件在本机未受信任。它会画出来，但形状未知，也不能训练或导出。请先查看文件，再信任它。</translation>
    </message>
    <message>
        <source>{node} compares the samples of a batch, so a batch of one cannot be trained. Set the batch size to 2 or more.</source>
        <translation>{node} 要比较一批中的样本，因此批大小为一时无法训练。请将批大小设为 2 或更大。</translation>
    </message>
    <message>
        <source>{node} fills masked places with {value}, which is beyond the largest number of half precision ({largest}): there it fails. Leave value empty for minus infinity, which every precision has.</source>
        <translation>{node} 用 {value} 填充被遮住的位置，这超出了半精度的最大数（{largest}），在半精度下会失败。请把 value 留空，使用任何精度都有的负无穷。</translation>
    </message>
    <message>
        <source>{node} has a learning-rate factor of 0, so it does not learn, but costs as much as if it did. Freeze it, or set the factor to 1.</source>
        <translation>{node} 的学习率系数为 0，所以它不学习，开销却和学习时一样。请冻结它，或把系数设为 1。</translation>
    </message>
    <message>
        <source>{node} has a value of {name} that cannot be used. Correct it, then unpack it.</source>
        <translation>{node} 的 {name} 的值不可用。请先改正，再拆开。</translation>
    </message>
    <message>
        <source>{node} has no input</source>
        <translation>{node} 没有输入</translation>
    </message>
    <message>
        <source>{node} has no output</source>
        <translation>{node} 没有输出</translation>
    </message>
    <message>
        <source>{node} has no port</source>
        <translation>{node} 没有端口</translation>
    </message>
    <message>
        <source>{node} has no weights, so its initialization and training settings have no effect. Remove them.</source>
        <translation>{node} 没有权重，所以它的初始化与训练设置不起作用。请移除它们。</translation>
    </message>
    <message>
        <source>{node} has no {target} of its own, so the initializer {initializer} has no effect. Remove it.</source>
        <translation>{node} 没有自己的 {target}，所以初始化方法 {initializer} 不起作用。请移除它。</translation>
    </message>
    <message>
        <source>{node} has no {what}, so no wire can be there.</source>
        <translation>{node} 没有{what}，因此这里不能有连线。</translation>
    </message>
    <message>
        <source>{node} has not come back for {seconds} s in {doing}, and Python cannot end the call at line {line} of “{file}”. The training counts as ended. {kept} The call may take computing time until DL Studio is closed: save your work, start the program again, and mend the file.</source>
        <translation>{node} 在{doing}中已有 {seconds} 秒没有返回，而 Python 无法终止“{file}”第 {line} 行的调用。这次训练按已结束处理。{kept}在关闭 DL Studio 之前，这个调用可能一直占用计算时间：请保存工作，重新启动程序，并修正该文件。</translation>
    </message>
    <message>
        <source>{node} has not come back for {seconds} s in {doing}; it is at line {line} of “{file}”. If it should not take so long, stop the training and look there for a loop that does not end.</source>
        <translation>{node} 在{doing}中已有 {seconds} 秒没有返回；它停在“{file}”的第 {line} 行。如果不应该花这么久，请停止训练，并在那里查找不会结束的循环。</translation>
    </message>
    <message>
        <source>{node} has several {what}: {names}. Name one, as in node[{example}].</source>
        <translation>{node} 有多个{what}：{names}。请指明其中一个，例如 node[{example}]。</translation>
    </message>
    <message>
        <source>{node} has weights, but what stands in a loss graph is not trained. Take it out, or move it into the network.</source>
        <translation>{node} 带有权重，但损失图里的节点不会被训练。请去掉它，或移到网络中。</translation>
    </message>
    <message>
        <source>{node} has {name} = {given}, but the wire brings {wanted}. Set it to {wanted}, or leave it empty to follow the wire.</source>
        <translation>{node} 的 {name} = {given}，但连线送来的是 {wanted}。请将其设为 {wanted}，或留空以跟随连线。</translation>
    </message>
    <message>
        <source>{node} is an end of the network and cannot be muted. Mute a layer between Input and Output.</source>
        <translation>{node} 是网络的一端，不能停用。请停用“输入”与“输出”之间的层。</translation>
    </message>
    <message>
        <source>{node} is muted and passes its first input on through “{first}” only, but {target} reads “{port}”. Unmute it, or remove that wire.</source>
        <translation>{node} 已停用，只从“{first}”原样传出第一个输入，但 {target} 读取的是“{port}”。请启用它，或移除那条连线。</translation>
    </message>
    <message>
        <source>{node} is muted, but has nothing to pass on: a muted layer needs an input and an output. Unmute it, or delete it.</source>
        <translation>{node} 已停用，但没有可以传递的内容：停用的层需要有输入和输出。请启用它，或删除它。</translation>
    </message>
    <message>
        <source>{node} is repeated, so each turn must give what the next one takes: {input} goes in, but {output} comes out. Repeat it once, or make the block keep the shape.</source>
        <translation>{node} 会重复运行，因此每次的输出必须能作为下一次的输入：输入是 {input}，输出却是 {output}。请只运行一次，或让块保持形状不变。</translation>
    </message>
    <message>
        <source>{node} is repeated, so its block needs one Input and one Output, but it has {inputs} and {outputs}. Repeat it once, or change the block.</source>
        <translation>{node} 会重复运行，因此它的块需要一个“输入”和一个“输出”，但现在有 {inputs} 个和 {outputs} 个。请只运行一次，或修改这个块。</translation>
    </message>
    <message>
        <source>{node} is repeated. Let it run once, then unpack it.</source>
        <translation>{node} 会重复运行。请先改为只运行一次，再拆开。</translation>
    </message>
    <message>
        <source>{node} leads to no Output, so it is left out of the code. Wire it to an Output, or delete it.</source>
        <translation>{node} 不通向任何“输出”，因此不会写入代码。请把它连到“输出”，或将其删除。</translation>
    </message>
    <message>
        <source>{node} lies between the chosen layers, so the block would feed itself. Choose it too.</source>
        <translation>{node} 位于所选的层之间，这样块会把结果送回自身。请把它也选上。</translation>
    </message>
    <message>
        <source>{node} looks at the padding of {words} as if it were words: a sentence gets another answer when it is filled up further. Wire a {layer} to {port}.</source>
        <translation>{node} 把 {words} 的填充当作词来看：句子填充得更长，答案就会不同。请把 {layer} 连到 {port}。</translation>
    </message>
    <message>
        <source>{node} needs a wire into “{port}”, but it is open. Connect it.</source>
        <translation>{node} 的“{port}”需要一条连线，但它还空着。请把它连上。</translation>
    </message>
    <message>
        <source>{node} shares its weights with another node. Give each weights of its own, then unpack it.</source>
        <translation>{node} 与另一个节点共享权重。请让它们各用自己的权重，再拆开。</translation>
    </message>
    <message>
        <source>{node} shares the weights of another node, which must come along. Choose both, or give it weights of its own.</source>
        <translation>{node} 与另一个节点共享权重，两者必须在一起。请同时选中，或让它使用自己的权重。</translation>
    </message>
    <message>
        <source>{node} takes the last step of {recurrent}, but the data fills short sentences up behind their last word, so that step is padding. Take the last word with {layer}.</source>
        <translation>{node} 取 {recurrent} 的最后一步，但数据会在短句的最后一个词之后补齐，所以那一步是填充。请用 {layer} 取最后一个词。</translation>
    </message>
    <message>
        <source>{node} takes the last step of {recurrent}. Where {words} gets sentences that are filled up on the right, this step stands behind the padding, and a sentence gets another answer when it is filled up further. Take the last word with {layer}, or fill up on the left.</source>
        <translation>{node} 取 {recurrent} 的最后一步。如果 {words} 得到的句子在右侧填充，这一步就在填充之后，句子填充得更长，答案就会不同。请用 {layer} 取最后一个词，或改在左侧填充。</translation>
    </message>
    <message>
        <source>{node} takes the words for a set: nothing before it knows their order. Put {layer} behind {words}.</source>
        <translation>{node} 把词当作集合：它之前没有任何层知道词的顺序。请在 {words} 之后放置 {layer}。</translation>
    </message>
    <message>
        <source>{node} uses the weights of {lender}, so its own initialization and training settings have no effect. Set them on {lender}.</source>
        <translation>{node} 使用 {lender} 的权重，所以它自己的初始化与训练设置不起作用。请在 {lender} 上设置。</translation>
    </message>
    <message>
        <source>{node} would hold {count} {count:weight|weights} with names of their own, the most is {most}. Repeat it less often.</source>
        <translation>{node} 将有 {count} 个各有名称的权重，最多为 {most} 个。请减少重复次数。</translation>
    </message>
    <message>
        <source>{n} {n:layer|layers}, {w} {w:wire|wires}</source>
        <translation>{n} 个层，{w} 条连线</translation>
    </message>
    <message>
        <source>{optimizer} compares slopes with losses, so they must not be cut. Turn clip_norm off, or choose another optimizer.</source>
        <translation>{optimizer} 要把梯度与损失相比较，梯度不能裁剪。请关闭 clip_norm，或选择别的优化器。</translation>
    </message>
    <message>
        <source>{optimizer} has one learning rate for all weights, but {node} asks for its own. Set every lr_factor to 1, or choose another optimizer.</source>
        <translation>{optimizer} 对所有权重只用一个学习率，而 {node} 要用自己的学习率。请把所有 lr_factor 设为 1，或选择别的优化器。</translation>
    </message>
    <message>
        <source>{optimizer} trains only weights with two axes, but {weight} has {axes}. Switch off bias and take out convolutions and norms, or choose AdamW.</source>
        <translation>{optimizer} 只训练两个轴的权重，但 {weight} 有 {axes} 个轴。请关闭 bias 并去掉卷积和归一化，或选择 AdamW。</translation>
    </message>
    <message>
        <source>{origin} gives numbers from 0 to {largest}, but {node} has a place only for 0 to {last}, so it fails as soon as a larger one comes. Make room for {count} in {node}, or wire other numbers to it.</source>
        <translation>{origin} 给出 0 到 {largest} 的数字，但 {node} 只有 0 到 {last} 的位置，一旦出现更大的数字就会失败。请让 {node} 容纳 {count} 个位置，或给它接上别的数字。</translation>
    </message>
    <message>
        <source>{path} exists already. Choose another name.</source>
        <translation>{path} 已存在。请换一个名称。</translation>
    </message>
    <message>
        <source>{path} is not a file. Choose a data file.</source>
        <translation>{path} 不是文件。请选择数据文件。</translation>
    </message>
    <message>
        <source>{path} is not a name for a file. Choose another name.</source>
        <translation>{path} 不能用作文件名。请换一个名称。</translation>
    </message>
    <message>
        <source>{place} is missing. Add it in a text editor or open an earlier copy.</source>
        <translation>缺少 {place}。请在文本编辑器中补上，或打开更早的副本。</translation>
    </message>
    <message>
        <source>{place} must be {expected}, but it is {found}. Correct it in a text editor or open an earlier copy.</source>
        <translation>{place} 应为{expected}，但实际是{found}。请在文本编辑器中更正，或打开更早的副本。</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>第 {place} 个，共 {count} 个</translation>
    </message>
    <message>
        <source>{place}: a second frame or note has the id {id}. Give one of them another id.</source>
        <translation>{place}：另一个框或便笺也有 id {id}。请给其中一个换个 id。</translation>
    </message>
    <message>
        <source>{place}: a second node has the id {id}. Give one of them another id.</source>
        <translation>{place}：另一个节点也用了标识 {id}。请给其中一个换一个标识。</translation>
    </message>
    <message>
        <source>{place}: ours has {ours}, theirs has {theirs} (before: {base}). Ours was kept.</source>
        <translation>{place}：我方为 {ours}，对方为 {theirs}（原为 {base}）。已保留我方的值。</translation>
    </message>
    <message>
        <source>{place}: the wire ends at the node {id}, which is not there. Remove the wire or add the node.</source>
        <translation>{place}：连线的一端是节点 {id}，但没有这个节点。请删除连线，或添加该节点。</translation>
    </message>
    <message>
        <source>{place}: the wire stands twice; one was dropped.</source>
        <translation>{place}：这条连线重复出现；已去掉一条。</translation>
    </message>
    <message>
        <source>{place}: {reason} Correct it.</source>
        <translation>{place}：{reason}请更正。</translation>
    </message>
    <message>
        <source>{port} of MultiheadAttention must have the size {want} on axis {axis}, got {shape}. Wire key and value to the same layer.</source>
        <translation>MultiheadAttention 的 {port} 在第 {axis} 轴上的大小必须是 {want}，但得到 {shape}。请把 key 和 value 连到同一层。</translation>
    </message>
    <message>
        <source>{port}: Enter takes a wire, the arrows go to another port.</source>
        <translation>{port}：按 Enter 拿起连线，方向键前往其他端口。</translation>
    </message>
    <message>
        <source>{problem} Ctrl+.: {repair}</source>
        <translation>{problem}按 Ctrl+.：{repair}</translation>
    </message>
    <message>
        <source>{problem}. “{command} --help” shows the right use.</source>
        <translation>{problem}。用“{command} --help”查看正确用法。</translation>
    </message>
    <message>
        <source>{reason} Mend the file, or choose another one.</source>
        <translation>{reason}请修正文件，或另选一个。</translation>
    </message>
    <message>
        <source>{seconds} of training</source>
        <translation>训练用时 {seconds}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{sentence} {count} {count:parameter|parameters}.</source>
        <translation>{sentence}{count} 个参数。</translation>
    </message>
    <message>
        <source>{size} in training</source>
        <translation>训练需 {size}</translation>
    </message>
    <message>
        <source>{size}, step {jump}</source>
        <translation>{size}，间隔 {jump}</translation>
    </message>
    <message>
        <source>{size}: computed from {letters}</source>
        <translation>{size}：由 {letters} 算出</translation>
    </message>
    <message>
        <source>{source} {short} has one channel, so {node} adds the same numbers to every channel of {wide}. Give it as many channels.</source>
        <translation>{source} {short} 只有一个通道，因此 {node} 会把相同的数加到 {wide} 的每个通道上。请给它同样多的通道。</translation>
    </message>
    <message>
        <source>{start} “{name}”. Did you mean “{meant}”? There are: {known}.</source>
        <translation>{start}“{name}”。您是指“{meant}”吗？可用的有：{known}。</translation>
    </message>
    <message>
        <source>{start} “{name}”. There are: {known}.</source>
        <translation>{start}“{name}”。可用的有：{known}。</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>{title} has no parameter</source>
        <translation>{title} 没有参数</translation>
    </message>
    <message>
        <source>{title} has no parameter “{name}”. Remove it, or use one of: {names}.</source>
        <translation>{title} 没有参数“{name}”。请将它删除，或改用：{names}。</translation>
    </message>
    <message>
        <source>{value} hidden</source>
        <translation>隐藏 {value}</translation>
    </message>
    <message>
        <source>{value} is not a number in JSON. Write a finite number.</source>
        <translation>{value} 在 JSON 中不是数。请写一个有限的数。</translation>
    </message>
    <message>
        <source>{value} wide</source>
        <translation>宽 {value}</translation>
    </message>
    <message>
        <source>{value} {value:filter|filters}</source>
        <translation>{value} 个核</translation>
    </message>
    <message>
        <source>{value} {value:group|groups}</source>
        <translation>{value} 组</translation>
    </message>
    <message>
        <source>{value} {value:head|heads}</source>
        <translation>{value} 个头</translation>
    </message>
    <message>
        <source>{value} {value:layer|layers}</source>
        <translation>{value} 层</translation>
    </message>
    <message>
        <source>{value} {value:unit|units}</source>
        <translation>{value} 个单元</translation>
    </message>
    <message>
        <source>{value} {value:word|words}</source>
        <translation>{value} 个词</translation>
    </message>
    <message>
        <source>{what} must be a text, but it is {value}.</source>
        <translation>{what} 应为文本，但现在是 {value}。</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 像素</translation>
    </message>
    <message>
        <source>½·(log v + (x − t)² / v): the network says how sure it is. Two outputs, mean and variance; the variance must be positive, so put a Softplus before it.</source>
        <translation>½·(log v + (x − t)² / v)：网络会说明自己有多大把握。需要两个输出：mean 和 variance；方差必须为正，因此在它前面放一个 Softplus。</translation>
    </message>
    <message>
        <source>½·(x − t)² / beta where |x − t| &lt; beta, else |x − t| − ½·beta. Huber divided by beta.</source>
        <translation>|x − t| &lt; beta 时为 ½·(x − t)² / beta，否则为 |x − t| − ½·beta。即 Huber 除以 beta。</translation>
    </message>
    <message>
        <source>½·(x − t)² where |x − t| ≤ delta, else delta·(|x − t| − ½·delta).</source>
        <translation>|x − t| ≤ delta 时为 ½·(x − t)²，否则为 delta·(|x − t| − ½·delta)。</translation>
    </message>
    <message>
        <source>Σ (R_n − R_(n−1))·P_n over all thresholds. Better than the ROC curve for a rare class; chance is its share of the samples.</source>
        <translation>对所有阈值求和 Σ (R_n − R_(n−1))·P_n。类别稀少时优于 ROC 曲线；偶然水平为该类所占份额。</translation>
    </message>
    <message>
        <source>Σ max(0, 1 − (x of a yes − x of a no)) / C over all pairs of a yes and a no.</source>
        <translation>Σ max(0, 1 − (“是”的 x − “否”的 x)) / C，对所有“是”与“否”的组合求和。</translation>
    </message>
    <message>
        <source>Σ max(0, margin − x of the true class + x of another)^p / C over the other classes. Its scores are no probabilities.</source>
        <translation>对其他类别求和 Σ max(0, margin − 真实类别的 x + 另一类别的 x)^p / C。其分数不是概率。</translation>
    </message>
    <message>
        <source>Σ of the error of the reconstruction + beta·KL, a mean over samples, with KL = −½·Σ(1 + logvar − mu² − e^logvar). Three outputs: reconstruction, mu and logvar.</source>
        <translation>重建误差之和 + beta·KL，对样本取平均，KL = −½·Σ(1 + logvar − mu² − e^logvar)。需要三个输出：reconstruction、mu 和 logvar。</translation>
    </message>
    <message>
        <source>Σ t·(log t − x), a mean over the samples. Each row of the target must be probabilities, and the network must end in a LogSoftmax.</source>
        <translation>Σ t·(log t − x)，对样本取平均。目标的每一行必须是概率，网络必须以 LogSoftmax 结尾。</translation>
    </message>
    <message>
        <source>Σ(x − t)² / Σ(t − mean)², a mean over the outputs.</source>
        <translation>Σ(x − t)² / Σ(t − 平均)²，对各输出取平均。</translation>
    </message>
    <message>
        <source>Σ|x − t| / Σ|t|. Targets near 0 do no harm.</source>
        <translation>Σ|x − t| / Σ|t|。接近 0 的目标没有影响。</translation>
    </message>
    <message>
        <source>“this film was not very good”, “the song is dull but the play was clever”: a not turns the meaning around, and after a but the second half decides. A network that only counts words stays far below one that reads them in order, which reaches 0.97 and more. For the next word a text of such sentences is cut into pieces; who has learned the grammar can write sentences of its own.</source>
        <translation>“this film was not very good”“the song is dull but the play was clever”：not 把意思反过来，but 之后由后半句决定。只数词的网络远不如按顺序读词的网络，后者可达 0.97 以上。预测下一个词时，由这样的句子组成的文本被切成若干段；学会了语法的网络就能自己写出句子。</translation>
    </message>
    <message>
        <source>“{column}” holds only one value, “{value}”. A classifier needs samples of at least two classes.</source>
        <translation>“{column}”只有一个值“{value}”。分类器至少需要两个类别的样本。</translation>
    </message>
    <message>
        <source>“{column}” holds {found} different {found:value|values}, but the task “binary” needs two. Choose the task “classes”.</source>
        <translation>“{column}”有 {found} 个不同的值，而任务“binary”需要两个。请把任务改为“classes”。</translation>
    </message>
    <message>
        <source>“{column}” holds {found} different {found:value|values}, too many for classes. Choose another target, or the task “numbers” if they are numbers.</source>
        <translation>“{column}”有 {found} 个不同的值，作为类别太多了。请选择其他目标；如果它们是数值，请把任务改为“numbers”。</translation>
    </message>
    <message>
        <source>“{column}” holds “{value}”, which is not a number. Choose the task “classes”, or another target.</source>
        <translation>“{column}”含有“{value}”，不是数字。请把任务改为“classes”，或选择其他目标。</translation>
    </message>
    <message>
        <source>“{file}” cannot be opened. {reason}</source>
        <translation>无法打开“{file}”。{reason}</translation>
    </message>
    <message>
        <source>“{file}” cannot be read ({problem}).</source>
        <translation>无法读取“{file}”（{problem}）。</translation>
    </message>
    <message>
        <source>“{file}” cannot be read ({problem}). Check the disk or choose another file.</source>
        <translation>“{file}”无法读取（{problem}）。请检查磁盘，或选择另一个文件。</translation>
    </message>
    <message>
        <source>“{file}” could not be put into the waste bin. Delete it in {folder} by hand.</source>
        <translation>“{file}”无法移入回收站。请在 {folder} 中手动删除。</translation>
    </message>
    <message>
        <source>“{file}” fails when it is imported: {reason}. Mend the file.</source>
        <translation>导入“{file}”时出错：{reason}。请修正文件。</translation>
    </message>
    <message>
        <source>“{file}” has changed since you saw it. Look at it again.</source>
        <translation>“{file}”在你查看之后已改动。请再看一遍。</translation>
    </message>
    <message>
        <source>“{file}” has no class that derives from nn.Module, so nothing can be placed. Write one, as in “class MyLayer(nn.Module):”.</source>
        <translation>“{file}”里没有继承 nn.Module 的类，所以没有可放置的层。请写一个，例如“class MyLayer(nn.Module):”。</translation>
    </message>
    <message>
        <source>“{file}” has no layer {layer}. It has: {known}. Choose one of them, or write the class.</source>
        <translation>“{file}”里没有层 {layer}。其中有：{known}。请从中选择一个，或写出这个类。</translation>
    </message>
    <message>
        <source>“{file}” in {folder} is another file than the one that the network imports. Choose another folder.</source>
        <translation>{folder} 中的“{file}”与网络导入的文件不同。请另选文件夹。</translation>
    </message>
    <message>
        <source>“{file}” is a folder. Choose a project file in it.</source>
        <translation>“{file}”是一个文件夹。请选择其中的项目文件。</translation>
    </message>
    <message>
        <source>“{file}” is larger than {most} kB. Split it.</source>
        <translation>“{file}”超过 {most} kB。请拆分。</translation>
    </message>
    <message>
        <source>“{file}” is no Python that can be read (line {line}: {reason}). Correct it.</source>
        <translation>“{file}”不是可读的 Python（第 {line} 行：{reason}）。请改正。</translation>
    </message>
    <message>
        <source>“{file}” is no Python that can be read. Correct it.</source>
        <translation>“{file}”不是可读的 Python。请改正。</translation>
    </message>
    <message>
        <source>“{file}” is not UTF-8 text. Save it as UTF-8.</source>
        <translation>“{file}”不是 UTF-8 文本。请存为 UTF-8。</translation>
    </message>
    <message>
        <source>“{file}” is not beside the project. Put it there, or choose another file.</source>
        <translation>“{file}”不在项目旁边。请把它放过来，或另选文件。</translation>
    </message>
    <message>
        <source>“{file}” is not in its folder any more: another program has moved or removed it. Nothing is lost here; save to write it again.</source>
        <translation>“{file}”已不在它的文件夹中：其他程序移动或删除了它。这里的内容没有丢失；保存即可重新写入。</translation>
    </message>
    <message>
        <source>“{file}” is not in {folder}. Check the name and the folder.</source>
        <translation>“{file}”不在 {folder} 中。请检查名称和文件夹。</translation>
    </message>
    <message>
        <source>“{file}” is not trusted any more.</source>
        <translation>已不再信任“{file}”。</translation>
    </message>
    <message>
        <source>“{file}” is not trusted on this machine, so it is not run. Look at the file, then trust it.</source>
        <translation>“{file}”在本机未受信任，因此不运行。请先查看文件，再信任它。</translation>
    </message>
    <message>
        <source>“{file}” is open in another tab or window of DL Studio. Choose another name.</source>
        <translation>“{file}”已在 DL Studio 的另一标签页或窗口中打开。请选择其他名称。</translation>
    </message>
    <message>
        <source>“{file}” is open in another window of DL Studio. You can look and try things here; save under another name to keep them.</source>
        <translation>“{file}”已在另一个 DL Studio 窗口中打开。您可以在这里查看和尝试；要保留更改，请另存为其他名称。</translation>
    </message>
    <message>
        <source>“{file}” is saved, but its earlier versions are not kept. {reason}</source>
        <translation>“{file}”已保存，但没能保留早期版本。{reason}</translation>
    </message>
    <message>
        <source>“{file}” is trusted on this machine until it is changed: {layers}.</source>
        <translation>本机已信任“{file}”，直到它被改动：{layers}。</translation>
    </message>
    <message>
        <source>“{file}” is written, but the disk of {folder} reports “{problem}”, so a power cut may undo that. Save again, or choose another place.</source>
        <translation>“{file}”已写入，但 {folder} 所在磁盘报告“{problem}”，断电可能会使它丢失。请再保存一次，或换一个位置。</translation>
    </message>
    <message>
        <source>“{file}” may not be read by you. Ask its owner, or change its permissions.</source>
        <translation>您没有权限读取“{file}”。请联系它的所有者，或更改它的权限。</translation>
    </message>
    <message>
        <source>“{file}” must end in .svg, .png or .pdf, which says the form of the picture.</source>
        <translation>“{file}” 必须以 .svg、.png 或 .pdf 结尾，以表明图片的格式。</translation>
    </message>
    <message>
        <source>“{file}” of the run “{folder}” cannot be read ({problem}). Its weights and curves may still be there; remove the folder if you do not need them.</source>
        <translation>运行“{folder}”的“{file}”无法读取（{problem}）。其权重和曲线可能仍在；若不需要，可删除该文件夹。</translation>
    </message>
    <message>
        <source>“{file}” was not written. {reason}</source>
        <translation>“{file}”未写入。{reason}</translation>
    </message>
    <message>
        <source>“{file}” was not written: a newer DL Studio has saved it (file version {version}), and this one would lose a part of it. Save under another name.</source>
        <translation>“{file}”没有写入：它由更新版本的 DL Studio 保存（文件版本 {version}），用当前程序覆盖会丢失其中一部分内容。请另存为其他名称。</translation>
    </message>
    <message>
        <source>“{file}” was not written: another program has changed it. Save under another name, or overwrite it.</source>
        <translation>“{file}”未写入：它已被其他程序修改。请用另一个名称保存，或覆盖它。</translation>
    </message>
    <message>
        <source>“{file}” was not written: another program has it locked. Close it and try again.</source>
        <translation>“{file}”未写入：它被其他程序锁定。请关闭那个程序后重试。</translation>
    </message>
    <message>
        <source>“{file}” was not written: in {folder} a folder has this name. Choose another name.</source>
        <translation>“{file}”未写入：{folder} 中有一个同名的文件夹。请换一个名称。</translation>
    </message>
    <message>
        <source>“{file}” was not written: the disk of {folder} is full. Free some space, or choose another place. What was there before is unchanged.</source>
        <translation>“{file}”未写入：{folder} 所在磁盘已满。请腾出空间，或换一个位置。原有内容没有改变。</translation>
    </message>
    <message>
        <source>“{file}” was not written: the disk of {folder} reports “{problem}”. Try again, or choose another place. What was there before is unchanged.</source>
        <translation>“{file}”未写入：{folder} 所在磁盘报告“{problem}”。请重试，或换一个位置。原有内容没有改变。</translation>
    </message>
    <message>
        <source>“{file}” was not written: the folder {folder} is not there any more. Connect its disk again, or choose another place.</source>
        <translation>“{file}”未写入：文件夹 {folder} 已不存在。请重新连接它所在的磁盘，或换一个位置。</translation>
    </message>
    <message>
        <source>“{file}” was not written: the name is too long. Choose a shorter one.</source>
        <translation>“{file}”未写入：名称太长。请换一个短一些的名称。</translation>
    </message>
    <message>
        <source>“{file}” was not written: you may not write here ({folder}), or another program has the file open. Choose another place, or close the other program.</source>
        <translation>“{file}”未写入：您没有权限写入此处（{folder}），或者文件正被其他程序打开。请换一个位置，或关闭那个程序。</translation>
    </message>
    <message>
        <source>“{file}” was not written: {folder} is read-only. Choose another place.</source>
        <translation>“{file}”未写入：{folder} 是只读的。请换一个位置。</translation>
    </message>
    <message>
        <source>“{file}” was saved by a newer DL Studio (file version {version}; this one reads up to {newest}). What follows leaves out what only the newer one knows. Update DL Studio to see all of it.</source>
        <translation>“{file}”由更新版本的 DL Studio 保存（文件版本 {version}；当前程序最高能读 {newest}）。以下内容不包括只有新版本才认识的部分。请更新 DL Studio 以查看全部内容。</translation>
    </message>
    <message>
        <source>“{file}” was saved by a newer DL Studio (file version {version}; this one reads up to {newest}). You can look and try things here, without what only the newer one knows; the file stays as it is. Save under another name to keep a copy, or update DL Studio.</source>
        <translation>“{file}”由更新版本的 DL Studio 保存（文件版本 {version}；当前程序最高能读 {newest}）。可以在这里查看和尝试，但看不到只有新版本才认识的内容；原文件保持不变。要保留结果请另存为其他名称，或者更新 DL Studio。</translation>
    </message>
    <message>
        <source>“{folder}” is not a run: it has no {file}. Choose the folder of a run.</source>
        <translation>“{folder}”不是运行：其中没有 {file}。请选择一个运行的文件夹。</translation>
    </message>
    <message>
        <source>“{format}” needs data, but the project has none. Choose data first.</source>
        <translation>“{format}”需要数据，但项目中没有。请先选择数据。</translation>
    </message>
    <message>
        <source>“{id}” cannot be an id. Use letters and digits, such as n1.</source>
        <translation>“{id}”不能用作标识。请使用字母和数字，例如 n1。</translation>
    </message>
    <message>
        <source>“{key}” is no initializer of this version. Choose one of: {names}.</source>
        <translation>这个版本没有初始化方法“{key}”。请从以下选择：{names}。</translation>
    </message>
    <message>
        <source>“{layer}” is no layer of DL Studio; it stands there as it is.</source>
        <translation>“{layer}”不是 DL Studio 的层，已原样放置。</translation>
    </message>
    <message>
        <source>“{layer}” is no layer of this version. Choose another layer, or open the project with the version that made it.</source>
        <translation>“{layer}”不是此版本中的层。请换用其他层，或用创建该项目的版本打开它。</translation>
    </message>
    <message>
        <source>“{layer}” names no layer of your own: it must be a plain file beside the project and a class, as in {example}. Choose the file anew.</source>
        <translation>“{layer}”不是自定义层的名称：应写项目旁边的文件和类，例如 {example}。请重新选择文件。</translation>
    </message>
    <message>
        <source>“{name}” cannot name a parameter of a block: it must be a short Latin word without a meaning in the code. Choose a name such as {example}.</source>
        <translation>“{name}”不能作为块的参数名：必须是简短的拉丁字母单词，且在代码中没有其他含义。请换一个名称，例如 {example}。</translation>
    </message>
    <message>
        <source>“{name}” has a meaning in Python or nn.Module already; the code writes “{code}”.</source>
        <translation>“{name}”在 Python 或 nn.Module 中已有含义；代码中写作“{code}”。</translation>
    </message>
    <message>
        <source>“{name}” in {file} has {found} {found:sample|samples}, but the target “{target}” has {expected}. The first axis of all arrays must be equal.</source>
        <translation>{file} 中“{name}”有 {found} 个样本，而目标“{target}”有 {expected} 个。所有数组的第一个轴必须一样长。</translation>
    </message>
    <message>
        <source>“{name}” in {file} holds {value} at {place} ({count} such {count:value|values} in all). Replace or remove these samples.</source>
        <translation>{file} 中“{name}”的位置 {place} 是 {value}（这样的值共 {count} 个）。请替换或删除这些样本。</translation>
    </message>
    <message>
        <source>“{name}” in {file} holds {value}, but an index is 0 or more. Correct the values, or read whole numbers as numbers.</source>
        <translation>{file} 中“{name}”含有 {value}，而索引必须大于或等于 0。请改正这些值，或把整数当作数值读取。</translation>
    </message>
    <message>
        <source>“{name}” in {file} is empty: its shape is {shape}. Store one or more samples on the first axis.</source>
        <translation>{file} 中“{name}”是空的：形状为 {shape}。请在第一个轴上至少保存一个样本。</translation>
    </message>
    <message>
        <source>“{name}” in {file} is not an array of plain numbers. Store whole numbers or floats with numpy.savez; text and Python objects cannot be read.</source>
        <translation>{file} 中的“{name}”不是纯数字数组。请用 numpy.savez 保存整数或浮点数；文本和 Python 对象无法读取。</translation>
    </message>
    <message>
        <source>“{name}” in {file} says that it holds {size} MB, more than can be read or than the file can contain. Store a smaller part, or write the file again.</source>
        <translation>{file} 中的“{name}”声称有 {size} MB，超出了可读取的大小或文件可能的容量。请保存较小的一部分，或重新写出文件。</translation>
    </message>
    <message>
        <source>“{name}” is not the name of a colour.</source>
        <translation>“{name}”不是颜色的名称。</translation>
    </message>
    <message>
        <source>“{name}” is the loss. Choose another loss first.</source>
        <translation>“{name}”正用作损失。请先选择其他损失。</translation>
    </message>
    <message>
        <source>“{name}” needs at least two values, as in {name}(a, b).</source>
        <translation>“{name}”至少需要两个值，例如 {name}(a, b)。</translation>
    </message>
    <message>
        <source>“{path}” is meant relative to the project's folder, but the project has not been saved yet. Save it, or choose the file with its full path.</source>
        <translation>“{path}”是相对于项目文件夹的路径，但项目尚未保存。请先保存项目，或用完整路径选择文件。</translation>
    </message>
    <message>
        <source>“{path}” is not a file on this computer. Copy the data next to the project and choose it there.</source>
        <translation>“{path}”不是本机上的文件。请把数据复制到项目旁边，再从那里选择。</translation>
    </message>
    <message>
        <source>“{port}” of {node} takes one wire, but has several. Remove all but one, or join them with Add or Concat first.</source>
        <translation>{node} 的“{port}”只接一条连线，现在却有多条。请只保留一条，或先用 Add 或 Concat 合并。</translation>
    </message>
    <message>
        <source>“{text}” cannot be read as an expression at “{part}”. Use numbers, names and + - * // % / ** ( ) min max.</source>
        <translation>“{text}”在“{part}”处无法读作表达式。请使用数字、名称和 + - * // % / ** ( ) min max。</translation>
    </message>
    <message>
        <source>“{text}” divides by zero. Choose other values.</source>
        <translation>“{text}”除以零。请选择其他值。</translation>
    </message>
    <message>
        <source>“{text}” gives a number that is too large or none at all. Choose other values.</source>
        <translation>“{text}”得到的数太大或没有值。请选择其他值。</translation>
    </message>
    <message>
        <source>“{text}” is nested too deeply. Write it more simply.</source>
        <translation>“{text}”嵌套太深。请写得简单一些。</translation>
    </message>
    <message>
        <source>“{text}” is no layer and was left out.</source>
        <translation>“{text}”不是层，已略去。</translation>
    </message>
    <message>
        <source>“{text}” is no value. Write name = value, and a semicolon between two, such as out_channels = 32; kernel_size = 3.</source>
        <translation>“{text}”不是一个值。请写成 名称 = 值，两项之间用分号隔开，例如 out_channels = 32; kernel_size = 3。</translation>
    </message>
    <message>
        <source>“{text}” is not finished: a number, a name or a bracket is missing at its end. Write it as in {example}.</source>
        <translation>“{text}”没有写完：末尾缺少数字、名称或括号。请按 {example} 的样子写。</translation>
    </message>
    <message>
        <source>“{title}” has changes that are in no file. Save them?</source>
        <translation>“{title}”有尚未保存的更改。要保存吗？</translation>
    </message>
    <message>
        <source>“{title}” has these keys. Using them here takes them away there.</source>
        <translation>“{title}”已在使用这些按键。用于此处后，那里将不再使用。</translation>
    </message>
    <message>
        <source>“{title}” is being trained. One training goes on at a time: wait for its end, or stop it.</source>
        <translation>“{title}”正在训练。同一时间只能进行一次训练：请等它结束，或将其停止。</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>…… 还有 {count} 个</translation>
    </message>
    <message>
        <source>−(1 − p)^gamma·log p, with p the probability that softmax gives to the true class. Samples that are right already count little, so rare and hard ones are heard.</source>
        <translation>−(1 − p)^gamma·log p，p 是 softmax 给真实类别的概率。已判断正确的样本份量小，稀少和困难的样本因此受到重视。</translation>
    </message>
    <message>
        <source>−[t·log x + (1 − t)·log(1 − x)], logarithms not below −100. Needs a Sigmoid at the end of the network; Binary cross-entropy with raw scores is more exact.</source>
        <translation>−[t·log x + (1 − t)·log(1 − x)]，对数不低于 −100。网络末尾需要 Sigmoid；用原始分数的二元交叉熵更精确。</translation>
    </message>
    <message>
        <source>−[t·log σ(x) + (1 − t)·log(1 − σ(x))]. Give it one score as it comes out of the last Linear, without a Sigmoid; positive means yes.</source>
        <translation>−[t·log σ(x) + (1 − t)·log(1 − σ(x))]。直接给它最后一个 Linear 的一个得分，不要加 Sigmoid；正数表示“是”。</translation>
    </message>
    <message>
        <source>−log of the probability of all ways to spread the labels over the steps, blanks between them. The output is (N, T, C), log-probabilities of each step; the target (N, S) is filled up with the blank. T must be at least the number of labels, and one more for each label that is like the one before it.</source>
        <translation>把标签（其间可有空白）分布到各时间步的所有方式的总概率取 −log。输出为 (N, T, C)，即每步的对数概率；目标 (N, S) 用空白补齐。T 至少等于标签数，每有一个标签与前一个相同还要多一步。</translation>
    </message>
    <message>
        <source>−log of the probability that softmax gives to the true class. Give it scores as they come out of the last Linear, without a Softmax. With C classes an untrained network starts near log C.</source>
        <translation>softmax 给真实类别的概率的负对数。直接给它最后一个 Linear 的得分，不要加 Softmax。有 C 个类别时，未训练的网络大约从 log C 开始。</translation>
    </message>
    <message>
        <source>−log of the softmax over the batch of cos(query, key) / temperature at the sample’s own key. Two outputs: query and key. Large batches teach more; it looks at no target.</source>
        <translation>对整批的 cos(query, key) / temperature 做 softmax，取样本自己的 key 处的 −log。需要两个输出：query 和 key。批量大学得更多；不看目标。</translation>
    </message>
    <message>
        <source>−share·(1 − p)^gamma·log p, with p the probability of the truth, share = alpha for yes and 1 − alpha for no.</source>
        <translation>−share·(1 − p)^gamma·log p，p 是真实结果的概率，“是”时 share = alpha，“否”时为 1 − alpha。</translation>
    </message>
    <message>
        <source>−x of the true class. Needs a LogSoftmax at the end of the network; both together are Cross-entropy.</source>
        <translation>真实类别的 −x。网络末端需要 LogSoftmax；两者合起来就是交叉熵。</translation>
    </message>
    <message>
        <source>−½·Σ(1 + logvar − mu² − e^logvar), a mean over samples. Two outputs: mu and logvar. It looks at no target.</source>
        <translation>−½·Σ(1 + logvar − mu² − e^logvar)，对样本取平均。需要两个输出：mu 和 logvar。不看目标。</translation>
    </message>
    <message>
        <source>√ of the mean of (x − t)² / what normalization names of the targets, over all outputs together.</source>
        <translation>(x − t)² 的平均值的平方根 / normalization 所指的目标大小，所有输出一起计算。</translation>
    </message>
    <message>
        <source>√ of the mean of (x − t)².</source>
        <translation>(x − t)² 的平均值的平方根。</translation>
    </message>
    <message>
        <source>简体中文</source>
        <translation>简体中文</translation>
    </message>
</context>
</TS>
