using static TorchSharp.torch;

namespace Regressor.Infrastructure.Learning;

/// <summary>
/// AdamW (Loshchilov and Hutter 2019) in place on the flat parameter tensor [K, P], with a learning-rate factor and a decay factor for
/// every parameter of a member.
/// </summary>
internal sealed class AdamW : IDisposable
{
    private const double Beta1 = 0.9;

    /// <summary>Shorter memory than Adam's 0.999, as in RealMLP: trainings here are a few hundred to a few thousand steps.</summary>
    private const double Beta2 = 0.95;
    private const double Epsilon = 1e-8;

    private readonly EnsembleNetwork _network;
    private readonly Tensor _firstMoment;
    private readonly Tensor _secondMoment;
    private readonly Tensor _rateFactor;
    private readonly Tensor _decay;
    private int _step;

    /// <param name="network">Whose parameters are optimized.</param>
    /// <param name="rateFactor">[P], multiplies the learning rate.</param>
    /// <param name="decay">[P], decoupled weight decay.</param>
    public AdamW(EnsembleNetwork network, float[] rateFactor, float[] decay)
    {
        _network = network;
        _firstMoment = zeros_like(network.Parameters);
        _secondMoment = zeros_like(network.Parameters);
        _rateFactor = tensor(rateFactor);
        _decay = tensor(decay);
    }

    public void ZeroGradients() => _network.Gradients.zero_();

    public void Step(double learningRate)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        _step++;
        var gradients = _network.Gradients;
        _firstMoment.mul_(Beta1).add_(gradients, 1 - Beta1);
        _secondMoment.mul_(Beta2).addcmul_(gradients, gradients, 1 - Beta2);
        var update = _secondMoment.sqrt().mul_(1 / Math.Sqrt(1 - Math.Pow(Beta2, _step))).add_(Epsilon).reciprocal_()
            .mul_(_firstMoment).mul_(_rateFactor);
        _network.Parameters.addcmul_(_network.Parameters, _decay, -learningRate);
        _network.Parameters.add_(update, -learningRate / (1 - Math.Pow(Beta1, _step)));
    }

    public void Dispose()
    {
        _firstMoment.Dispose();
        _secondMoment.Dispose();
        _rateFactor.Dispose();
        _decay.Dispose();
    }
}
